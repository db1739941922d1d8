using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitor.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class OverviewSummaries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "OverviewParts",
                columns: table => new
                {
                    Center = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    District = table.Column<string>(type: "TEXT", nullable: false),
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    Industry = table.Column<string>(type: "TEXT", nullable: false),
                    Expected = table.Column<bool>(type: "INTEGER", nullable: false),
                    Worst = table.Column<int>(type: "INTEGER", nullable: false),
                    Score = table.Column<long>(type: "INTEGER", nullable: false),
                    MissingSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OverviewParts", x => new { x.Center, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "OverviewTotals",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    District = table.Column<string>(type: "TEXT", nullable: false),
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    Industry = table.Column<string>(type: "TEXT", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OverviewTotals", x => new { x.Batch, x.Industry, x.District, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "StaleOverviews",
                columns: table => new
                {
                    Center = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaleOverviews", x => x.Center);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OverviewParts_MissingSince_Center_Year_District_Batch_Industry",
                table: "OverviewParts",
                columns: new[] { "MissingSince", "Center", "Year", "District", "Batch", "Industry" },
                filter: "MissingSince IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OverviewParts_Year_District_Expected_Worst_Score_Center",
                table: "OverviewParts",
                columns: new[] { "Year", "District", "Expected", "Worst", "Score", "Center" },
                descending: new[] { false, false, true, true, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_OverviewParts_Year_Expected_Worst_Score_Center_District_Batch_Industry",
                table: "OverviewParts",
                columns: new[] { "Year", "Expected", "Worst", "Score", "Center", "District", "Batch", "Industry" },
                descending: new[] { false, true, true, false, false, false, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_OverviewTotals_Year_District_Batch_Industry",
                table: "OverviewTotals",
                columns: new[] { "Year", "District", "Batch", "Industry" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OverviewParts");

            migrationBuilder.DropTable(
                name: "OverviewTotals");

            migrationBuilder.DropTable(
                name: "StaleOverviews");
        }
    }
}
