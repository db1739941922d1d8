using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitor.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SubmissionWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "SentBackAt",
                table: "Submissions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SentBackReason",
                table: "Submissions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "SentForApprovalAt",
                table: "Submissions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WithdrawnAt",
                table: "Submissions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "UploadedReports",
                columns: table => new
                {
                    UploadId = table.Column<int>(type: "INTEGER", nullable: false),
                    Center = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UploadedReports", x => new { x.UploadId, x.Center });
                    table.ForeignKey(
                        name: "FK_UploadedReports_Centers_Center",
                        column: x => x.Center,
                        principalTable: "Centers",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_UploadedReports_Uploads_UploadId",
                        column: x => x.UploadId,
                        principalTable: "Uploads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_ReceiptNumber",
                table: "Submissions",
                column: "ReceiptNumber");

            migrationBuilder.CreateIndex(
                name: "IX_UploadedReports_Center",
                table: "UploadedReports",
                column: "Center");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UploadedReports");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_ReceiptNumber",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "SentBackAt",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "SentBackReason",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "SentForApprovalAt",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                table: "Submissions");
        }
    }
}
