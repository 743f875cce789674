using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrustSafety.Dashboard.Workspace.Migrations
{
    /// <inheritdoc />
    public partial class ExperimentDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ExperimentDecisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Experiment = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Choice = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 280, nullable: false),
                    Author = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    SnapshotId = table.Column<string>(type: "TEXT", nullable: false),
                    RuleSaid = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Indicator = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Promised = table.Column<double>(type: "REAL", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExperimentDecisions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ExperimentDecisions_Experiment",
                table: "ExperimentDecisions",
                column: "Experiment");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExperimentDecisions");
        }
    }
}
