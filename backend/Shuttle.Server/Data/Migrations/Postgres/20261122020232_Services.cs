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
            migrationBuilder.AddColumn<string>(
                name: "NotFetched",
                table: "Items",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AbsenceClaim",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    StopId = table.Column<Guid>(type: "uuid", nullable: false),
                    LegId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WaitedSeconds = table.Column<int>(type: "integer", nullable: false),
                    Calls = table.Column<int>(type: "integer", nullable: false),
                    AutomaticAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    DecidedBy = table.Column<string>(type: "text", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AbsenceClaim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AbsenceClaim_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AnchorRow",
                columns: table => new
                {
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Chains = table.Column<int>(type: "integer", nullable: false),
                    PreviousHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    NewHeads = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnchorRow", x => new { x.DistrictId, x.Day });
                    table.ForeignKey(
                        name: "FK_AnchorRow_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Batch",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Office = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SentBy = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Batch", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Batch_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryWish",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false),
                    ServicePointId = table.Column<Guid>(type: "uuid", nullable: true),
                    HoldUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    ReceiverSealed = table.Column<string>(type: "text", nullable: true),
                    ReceiverRelation = table.Column<string>(type: "text", nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryWish", x => x.RequestId);
                    table.ForeignKey(
                        name: "FK_DeliveryWish_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RunDiscrepancy",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfficerName = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    MissingItems = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    UnexpectedItems = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    StatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ResolvedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunDiscrepancy", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RunDiscrepancy_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServicePoint",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    AreaCode = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    Point = table.Column<byte[]>(type: "geometry(Point,4326)", nullable: false),
                    Open = table.Column<bool>(type: "boolean", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServicePoint", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServicePoint_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Statement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Form = table.Column<string>(type: "text", nullable: false),
                    ReplacesItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    AnswersSealed = table.Column<string>(type: "text", nullable: false),
                    WitnessesSealed = table.Column<string>(type: "text", nullable: false),
                    SignatureHash = table.Column<string>(type: "text", nullable: false),
                    SignedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Statement", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Statement_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WrongCode",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    StopId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WrongCode", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WrongCode_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BatchItem",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    ReasonAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatchItem", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BatchItem_Batch_BatchId",
                        column: x => x.BatchId,
                        principalTable: "Batch",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BatchItem_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerRow_DistrictId_ServerTime",
                table: "LedgerRow",
                columns: new[] { "DistrictId", "ServerTime" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerRow_HandoverId",
                table: "LedgerRow",
                column: "HandoverId");

            migrationBuilder.CreateIndex(
                name: "IX_AbsenceClaim_DistrictId",
                table: "AbsenceClaim",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_AbsenceClaim_State_AutomaticAt",
                table: "AbsenceClaim",
                columns: new[] { "State", "AutomaticAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AbsenceClaim_StopId",
                table: "AbsenceClaim",
                column: "StopId");

            migrationBuilder.CreateIndex(
                name: "IX_AnchorRow_DistrictId",
                table: "AnchorRow",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Batch_DistrictId",
                table: "Batch",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Batch_DistrictId_Number",
                table: "Batch",
                columns: new[] { "DistrictId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Batch_Office_State",
                table: "Batch",
                columns: new[] { "Office", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_BatchItem_BatchId",
                table: "BatchItem",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_BatchItem_DistrictId",
                table: "BatchItem",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_BatchItem_ItemId_State",
                table: "BatchItem",
                columns: new[] { "ItemId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_BatchItem_RequestId",
                table: "BatchItem",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryWish_DistrictId",
                table: "DeliveryWish",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_RunDiscrepancy_DistrictId",
                table: "RunDiscrepancy",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_RunDiscrepancy_RunId",
                table: "RunDiscrepancy",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_ServicePoint_DistrictId",
                table: "ServicePoint",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_ServicePoint_Kind_AreaCode",
                table: "ServicePoint",
                columns: new[] { "Kind", "AreaCode" });

            migrationBuilder.CreateIndex(
                name: "IX_ServicePoint_Point",
                table: "ServicePoint",
                column: "Point")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "IX_Statement_DistrictId",
                table: "Statement",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Statement_RequestId",
                table: "Statement",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_WrongCode_DistrictId",
                table: "WrongCode",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_WrongCode_StopId",
                table: "WrongCode",
                column: "StopId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AbsenceClaim");

            migrationBuilder.DropTable(
                name: "AnchorRow");

            migrationBuilder.DropTable(
                name: "BatchItem");

            migrationBuilder.DropTable(
                name: "DeliveryWish");

            migrationBuilder.DropTable(
                name: "RunDiscrepancy");

            migrationBuilder.DropTable(
                name: "ServicePoint");

            migrationBuilder.DropTable(
                name: "Statement");

            migrationBuilder.DropTable(
                name: "WrongCode");

            migrationBuilder.DropTable(
                name: "Batch");

            migrationBuilder.DropIndex(
                name: "IX_LedgerRow_DistrictId_ServerTime",
                table: "LedgerRow");

            migrationBuilder.DropIndex(
                name: "IX_LedgerRow_HandoverId",
                table: "LedgerRow");

            migrationBuilder.DropColumn(
                name: "NotFetched",
                table: "Items");
        }
    }
}
