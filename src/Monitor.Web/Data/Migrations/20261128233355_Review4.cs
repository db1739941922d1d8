using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitor.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Review4 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_TermReviews",
                table: "TermReviews");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ExpertLevels",
                table: "ExpertLevels");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Exemptions",
                table: "Exemptions");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "ConcludedOn",
                table: "TermReviews",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AddColumn<DateOnly>(
                name: "AnsweredOn",
                table: "TermReviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Deviation",
                table: "TermReviews",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "DistrictOpinion",
                table: "TermReviews",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "GradeByScore",
                table: "TermReviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Opinion",
                table: "TermReviews",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Owner",
                table: "TermReviews",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "OwnerId",
                table: "TermReviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "TermReviews",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Score",
                table: "TermReviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SentOn",
                table: "TermReviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Settlement",
                table: "TermReviews",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "TermReviews",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Year",
                table: "TermReviews",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WithdrawnOn",
                table: "Revocations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Answer",
                table: "ReviewNotes",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "AnsweredAt",
                table: "ReviewNotes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnsweredBy",
                table: "ReviewNotes",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Id",
                table: "ExpertLevels",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0)
                .Annotation("Sqlite:Autoincrement", true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "ExpertLevels",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SettledBy",
                table: "ExpertLevels",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Id",
                table: "Exemptions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "GrantedBy",
                table: "Exemptions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddPrimaryKey(
                name: "PK_TermReviews",
                table: "TermReviews",
                column: "Center");

            migrationBuilder.AddPrimaryKey(
                name: "PK_ExpertLevels",
                table: "ExpertLevels",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Exemptions",
                table: "Exemptions",
                column: "Id");

            migrationBuilder.CreateTable(
                name: "ExemptionWithdrawals",
                columns: table => new
                {
                    ExemptionId = table.Column<string>(type: "TEXT", nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WithdrawnBy = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExemptionWithdrawals", x => x.ExemptionId);
                    table.ForeignKey(
                        name: "FK_ExemptionWithdrawals_Exemptions_ExemptionId",
                        column: x => x.ExemptionId,
                        principalTable: "Exemptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExpertOpinions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Center = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Indicator = table.Column<string>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Rater = table.Column<string>(type: "TEXT", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EnteredById = table.Column<int>(type: "INTEGER", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    OnPaper = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpertOpinions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExpertOpinions_Centers_Center",
                        column: x => x.Center,
                        principalTable: "Centers",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Inquiries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Center = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Corrections = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Deadline = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FirstDeadline = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ServedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Statement = table.Column<string>(type: "TEXT", nullable: false),
                    StatedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inquiries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Inquiries_Centers_Center",
                        column: x => x.Center,
                        principalTable: "Centers",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanChanges",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Center = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: false),
                    After = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<int>(type: "INTEGER", nullable: true),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanChanges_Centers_Center",
                        column: x => x.Center,
                        principalTable: "Centers",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SiteVisits",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Center = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    PlannedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    Visitors = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    VisitedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Findings = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteVisits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SiteVisits_Centers_Center",
                        column: x => x.Center,
                        principalTable: "Centers",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ExpertLevels_Center_Year_Indicator",
                table: "ExpertLevels",
                columns: new[] { "Center", "Year", "Indicator" });

            migrationBuilder.CreateIndex(
                name: "IX_Exemptions_Center_Year_Indicator",
                table: "Exemptions",
                columns: new[] { "Center", "Year", "Indicator" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpertOpinions_Center_Year_Indicator",
                table: "ExpertOpinions",
                columns: new[] { "Center", "Year", "Indicator" });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Center",
                table: "Inquiries",
                column: "Center");

            migrationBuilder.CreateIndex(
                name: "IX_PlanChanges_Center",
                table: "PlanChanges",
                column: "Center");

            migrationBuilder.CreateIndex(
                name: "IX_SiteVisits_Center",
                table: "SiteVisits",
                column: "Center");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExemptionWithdrawals");

            migrationBuilder.DropTable(
                name: "ExpertOpinions");

            migrationBuilder.DropTable(
                name: "Inquiries");

            migrationBuilder.DropTable(
                name: "PlanChanges");

            migrationBuilder.DropTable(
                name: "SiteVisits");

            migrationBuilder.DropPrimaryKey(
                name: "PK_TermReviews",
                table: "TermReviews");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ExpertLevels",
                table: "ExpertLevels");

            migrationBuilder.DropIndex(
                name: "IX_ExpertLevels_Center_Year_Indicator",
                table: "ExpertLevels");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Exemptions",
                table: "Exemptions");

            migrationBuilder.DropIndex(
                name: "IX_Exemptions_Center_Year_Indicator",
                table: "Exemptions");

            migrationBuilder.DropColumn(
                name: "AnsweredOn",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "Deviation",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "DistrictOpinion",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "GradeByScore",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "Opinion",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "Owner",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "Score",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "SentOn",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "Settlement",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "State",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "Year",
                table: "TermReviews");

            migrationBuilder.DropColumn(
                name: "WithdrawnOn",
                table: "Revocations");

            migrationBuilder.DropColumn(
                name: "Answer",
                table: "ReviewNotes");

            migrationBuilder.DropColumn(
                name: "AnsweredAt",
                table: "ReviewNotes");

            migrationBuilder.DropColumn(
                name: "AnsweredBy",
                table: "ReviewNotes");

            migrationBuilder.DropColumn(
                name: "Id",
                table: "ExpertLevels");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "ExpertLevels");

            migrationBuilder.DropColumn(
                name: "SettledBy",
                table: "ExpertLevels");

            migrationBuilder.DropColumn(
                name: "Id",
                table: "Exemptions");

            migrationBuilder.DropColumn(
                name: "GrantedBy",
                table: "Exemptions");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "ConcludedOn",
                table: "TermReviews",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_TermReviews",
                table: "TermReviews",
                columns: new[] { "Center", "ConcludedOn" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_ExpertLevels",
                table: "ExpertLevels",
                columns: new[] { "Center", "Year", "Indicator" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Exemptions",
                table: "Exemptions",
                columns: new[] { "Center", "Year", "Indicator" });
        }
    }
}
