using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitor.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class DistrictParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OverviewParts_Year_District_Expected_Worst_Score_Center",
                table: "OverviewParts");

            migrationBuilder.CreateIndex(
                name: "IX_OverviewParts_Year_District_Expected_Worst_Score_Center_Batch_Industry",
                table: "OverviewParts",
                columns: new[] { "Year", "District", "Expected", "Worst", "Score", "Center", "Batch", "Industry" },
                descending: new[] { false, false, true, true, false, false, false, false });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OverviewParts_Year_District_Expected_Worst_Score_Center_Batch_Industry",
                table: "OverviewParts");

            migrationBuilder.CreateIndex(
                name: "IX_OverviewParts_Year_District_Expected_Worst_Score_Center",
                table: "OverviewParts",
                columns: new[] { "Year", "District", "Expected", "Worst", "Score", "Center" },
                descending: new[] { false, false, true, true, false, false });
        }
    }
}
