using System;
using System.Collections.Generic;
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
            migrationBuilder.AddColumn<List<string>>(
                name: "Kits",
                table: "Shifts",
                type: "text[]",
                nullable: false);

            migrationBuilder.AddColumn<Guid>(
                name: "AddressId",
                table: "Requests",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AppointmentAt",
                table: "Requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Booker",
                table: "Requests",
                type: "text",
                nullable: false,
                defaultValue: "Self");

            migrationBuilder.AddColumn<string>(
                name: "BookerRelation",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BookerSealed",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "BundleId",
                table: "Requests",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CatalogueCode",
                table: "Requests",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "FamilyCardIndex",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FamilyCardMask",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FamilyCardSealed",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Gang",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GatePhoto",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mode",
                table: "Requests",
                type: "text",
                nullable: false,
                defaultValue: "Courier");

            migrationBuilder.AddColumn<string[]>(
                name: "Needs",
                table: "Requests",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "NikIndex",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NikMask",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NikSealed",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "PinConfidence",
                table: "Requests",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<string>(
                name: "PreFlight",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rt",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rw",
                table: "Requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "Warnings",
                table: "Requests",
                type: "text[]",
                nullable: false);

            migrationBuilder.AddColumn<Guid>(
                name: "ChainId",
                table: "Legs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChainOrder",
                table: "Legs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Kit",
                table: "Legs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OfficeCode",
                table: "Legs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Place",
                table: "Legs",
                type: "geometry(Point,4326)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceName",
                table: "Legs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "Skills",
                table: "Legs",
                type: "text[]",
                nullable: false);

            migrationBuilder.CreateTable(
                name: "Addresses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddressIndex = table.Column<string>(type: "text", nullable: false),
                    SetByHand = table.Column<byte[]>(type: "geometry(Point,4326)", nullable: false),
                    Pin = table.Column<byte[]>(type: "geometry(Point,4326)", nullable: false),
                    Confidence = table.Column<double>(type: "double precision", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Addresses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Addresses_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Catalogues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PublishedById = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Catalogues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Catalogues_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Neighbourhoods",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    KelurahanCode = table.Column<string>(type: "text", nullable: false),
                    Rw = table.Column<string>(type: "text", nullable: false),
                    Rt = table.Column<string>(type: "text", nullable: false),
                    HeadAccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    HeadPlace = table.Column<byte[]>(type: "geometry(Point,4326)", nullable: true),
                    TakesPart = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Neighbourhoods", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Neighbourhoods_AspNetUsers_HeadAccountId",
                        column: x => x.HeadAccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Neighbourhoods_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Offers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    WindowFrom = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WindowUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Pin = table.Column<byte[]>(type: "geometry(Point,4326)", nullable: false),
                    ServiceCodes = table.Column<List<string>>(type: "text[]", nullable: false),
                    Stops = table.Column<string>(type: "text", nullable: false),
                    Priority = table.Column<int>(type: "integer", nullable: false),
                    UsedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Offers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Offers_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Promises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    AtCounter = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Accepted = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Ready = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReturnFrom = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReturnUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MadeById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Promises", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Promises_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Promises_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reveals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reveals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reveals_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AddressVisit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddressId = table.Column<Guid>(type: "uuid", nullable: false),
                    Point = table.Column<byte[]>(type: "geometry(Point,4326)", nullable: false),
                    AccuracyMetres = table.Column<double>(type: "double precision", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AddressVisit", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AddressVisit_Addresses_AddressId",
                        column: x => x.AddressId,
                        principalTable: "Addresses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AddressVisit_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_AddressId",
                table: "Requests",
                column: "AddressId");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_BundleId",
                table: "Requests",
                column: "BundleId");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_FamilyCardIndex",
                table: "Requests",
                column: "FamilyCardIndex");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_NikIndex_ServiceCode",
                table: "Requests",
                columns: new[] { "NikIndex", "ServiceCode" });

            migrationBuilder.CreateIndex(
                name: "IX_Legs_ChainId",
                table: "Legs",
                column: "ChainId");

            migrationBuilder.CreateIndex(
                name: "IX_Legs_Place",
                table: "Legs",
                column: "Place")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_DistrictId",
                table: "Addresses",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_DistrictId_AddressIndex",
                table: "Addresses",
                columns: new[] { "DistrictId", "AddressIndex" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_Pin",
                table: "Addresses",
                column: "Pin")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_SetByHand",
                table: "Addresses",
                column: "SetByHand")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "IX_AddressVisit_AddressId",
                table: "AddressVisit",
                column: "AddressId");

            migrationBuilder.CreateIndex(
                name: "IX_AddressVisit_DistrictId",
                table: "AddressVisit",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_AddressVisit_Point",
                table: "AddressVisit",
                column: "Point")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "IX_Catalogues_DistrictId",
                table: "Catalogues",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Catalogues_DistrictId_Code",
                table: "Catalogues",
                columns: new[] { "DistrictId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Neighbourhoods_DistrictId",
                table: "Neighbourhoods",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Neighbourhoods_DistrictId_KelurahanCode_Rw_Rt",
                table: "Neighbourhoods",
                columns: new[] { "DistrictId", "KelurahanCode", "Rw", "Rt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Neighbourhoods_HeadAccountId",
                table: "Neighbourhoods",
                column: "HeadAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Neighbourhoods_HeadPlace",
                table: "Neighbourhoods",
                column: "HeadPlace")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "IX_Offers_Day_State",
                table: "Offers",
                columns: new[] { "Day", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Offers_DistrictId",
                table: "Offers",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Offers_Pin",
                table: "Offers",
                column: "Pin")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "IX_Promises_DistrictId",
                table: "Promises",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Promises_RequestId_MadeAt",
                table: "Promises",
                columns: new[] { "RequestId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reveals_DistrictId",
                table: "Reveals",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Reveals_RequestId_At",
                table: "Reveals",
                columns: new[] { "RequestId", "At" });

            migrationBuilder.AddForeignKey(
                name: "FK_Requests_Addresses_AddressId",
                table: "Requests",
                column: "AddressId",
                principalTable: "Addresses",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Requests_Addresses_AddressId",
                table: "Requests");

            migrationBuilder.DropTable(
                name: "AddressVisit");

            migrationBuilder.DropTable(
                name: "Catalogues");

            migrationBuilder.DropTable(
                name: "Neighbourhoods");

            migrationBuilder.DropTable(
                name: "Offers");

            migrationBuilder.DropTable(
                name: "Promises");

            migrationBuilder.DropTable(
                name: "Reveals");

            migrationBuilder.DropTable(
                name: "Addresses");

            migrationBuilder.DropIndex(
                name: "IX_Requests_AddressId",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_BundleId",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_FamilyCardIndex",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_NikIndex_ServiceCode",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Legs_ChainId",
                table: "Legs");

            migrationBuilder.DropIndex(
                name: "IX_Legs_Place",
                table: "Legs");

            migrationBuilder.DropColumn(
                name: "Kits",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "AddressId",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "AppointmentAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Booker",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "BookerRelation",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "BookerSealed",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "BundleId",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "CatalogueCode",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "FamilyCardIndex",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "FamilyCardMask",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "FamilyCardSealed",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Gang",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "GatePhoto",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Mode",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Needs",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "NikIndex",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "NikMask",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "NikSealed",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "PinConfidence",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "PreFlight",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Rt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Rw",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Warnings",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "ChainId",
                table: "Legs");

            migrationBuilder.DropColumn(
                name: "ChainOrder",
                table: "Legs");

            migrationBuilder.DropColumn(
                name: "Kit",
                table: "Legs");

            migrationBuilder.DropColumn(
                name: "OfficeCode",
                table: "Legs");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Legs");

            migrationBuilder.DropColumn(
                name: "PlaceName",
                table: "Legs");

            migrationBuilder.DropColumn(
                name: "Skills",
                table: "Legs");
        }
    }
}
