using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrustSafety.Dashboard.Workspace.Migrations
{
    /// <inheritdoc />
    public partial class IncidentHours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FromHour",
                table: "Incidents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UntilHour",
                table: "Incidents",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FromHour",
                table: "Incidents");

            migrationBuilder.DropColumn(
                name: "UntilHour",
                table: "Incidents");
        }
    }
}
