using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitor.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Grid : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Sha256",
                table: "Uploads",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<int>(
                name: "BasedOnId",
                table: "Uploads",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TypedFor",
                table: "Uploads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TypedAt",
                table: "SubmittedValues",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TypedBy",
                table: "SubmittedValues",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Uploads_BasedOnId",
                table: "Uploads",
                column: "BasedOnId");

            migrationBuilder.AddForeignKey(
                name: "FK_Uploads_Uploads_BasedOnId",
                table: "Uploads",
                column: "BasedOnId",
                principalTable: "Uploads",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Uploads_Uploads_BasedOnId",
                table: "Uploads");

            migrationBuilder.DropIndex(
                name: "IX_Uploads_BasedOnId",
                table: "Uploads");

            migrationBuilder.DropColumn(
                name: "BasedOnId",
                table: "Uploads");

            migrationBuilder.DropColumn(
                name: "TypedFor",
                table: "Uploads");

            migrationBuilder.DropColumn(
                name: "TypedAt",
                table: "SubmittedValues");

            migrationBuilder.DropColumn(
                name: "TypedBy",
                table: "SubmittedValues");

            migrationBuilder.AlterColumn<string>(
                name: "Sha256",
                table: "Uploads",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
