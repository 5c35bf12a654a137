using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shuttle.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Services : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "BatteryPercent",
                table: "Positions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Before",
                table: "DriverEvents",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EnteredById",
                table: "DriverEvents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "TakesBackId",
                table: "DriverEvents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RevokedById",
                table: "Devices",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RevokedWhy",
                table: "Devices",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Tracker",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    CourierId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    TokenHash = table.Column<string>(type: "text", nullable: false),
                    RegisteredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastHeardAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tracker", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tracker_Couriers_CourierId",
                        column: x => x.CourierId,
                        principalTable: "Couriers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Tracker_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DriverEvents_TakesBackId",
                table: "DriverEvents",
                column: "TakesBackId");

            migrationBuilder.CreateIndex(
                name: "IX_Tracker_CourierId",
                table: "Tracker",
                column: "CourierId");

            migrationBuilder.CreateIndex(
                name: "IX_Tracker_DistrictId",
                table: "Tracker",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Tracker_TokenHash",
                table: "Tracker",
                column: "TokenHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Tracker");

            migrationBuilder.DropIndex(
                name: "IX_DriverEvents_TakesBackId",
                table: "DriverEvents");

            migrationBuilder.DropColumn(
                name: "BatteryPercent",
                table: "Positions");

            migrationBuilder.DropColumn(
                name: "Before",
                table: "DriverEvents");

            migrationBuilder.DropColumn(
                name: "EnteredById",
                table: "DriverEvents");

            migrationBuilder.DropColumn(
                name: "TakesBackId",
                table: "DriverEvents");

            migrationBuilder.DropColumn(
                name: "RevokedById",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "RevokedWhy",
                table: "Devices");
        }
    }
}
