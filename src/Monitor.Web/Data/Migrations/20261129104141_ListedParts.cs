using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitor.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ListedParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BeforeJson",
                table: "OverviewParts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_OverviewParts_Year_Industry_Expected_Worst_Score_Center_Batch_District",
                table: "OverviewParts",
                columns: new[] { "Year", "Industry", "Expected", "Worst", "Score", "Center", "Batch", "District" },
                descending: new[] { false, false, true, true, false, false, false, false });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OverviewParts_Year_Industry_Expected_Worst_Score_Center_Batch_District",
                table: "OverviewParts");

            migrationBuilder.DropColumn(
                name: "BeforeJson",
                table: "OverviewParts");
        }
    }
}
