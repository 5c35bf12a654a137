using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shuttle.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Services : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Active",
                table: "Vehicles",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Vehicles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "DroppedOutAt",
                table: "Shifts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kits",
                table: "Shifts",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<Guid>(
                name: "PatternId",
                table: "Shifts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Shifts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "AcknowledgedAt",
                table: "Runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AddressId",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AppointmentAt",
                table: "Requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Booker",
                table: "Requests",
                type: "TEXT",
                nullable: false,
                defaultValue: "Self");

            migrationBuilder.AddColumn<string>(
                name: "BookerRelation",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BookerSealed",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "BundleId",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CatalogueCode",
                table: "Requests",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "FamilyCardIndex",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FamilyCardMask",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FamilyCardSealed",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Gang",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GatePhoto",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mode",
                table: "Requests",
                type: "TEXT",
                nullable: false,
                defaultValue: "Courier");

            migrationBuilder.AddColumn<string>(
                name: "Needs",
                table: "Requests",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "NikIndex",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NikMask",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NikSealed",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "PinConfidence",
                table: "Requests",
                type: "REAL",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<string>(
                name: "PreFlight",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rt",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rw",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Warnings",
                table: "Requests",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "BatteryPercent",
                table: "Positions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AsOf",
                table: "Plans",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Pins",
                table: "Plans",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Routes",
                table: "Plans",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Running",
                table: "Plans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ChainId",
                table: "Legs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChainOrder",
                table: "Legs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Kit",
                table: "Legs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OfficeCode",
                table: "Legs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Place",
                table: "Legs",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceName",
                table: "Legs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Skills",
                table: "Legs",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "NotFetched",
                table: "Items",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Before",
                table: "DriverEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EnteredById",
                table: "DriverEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "TakesBackId",
                table: "DriverEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RevokedById",
                table: "Devices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RevokedWhy",
                table: "Devices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Active",
                table: "Couriers",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Couriers",
                type: "TEXT",
                nullable: false,
                defaultValue: "Courier");

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Couriers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "AbsenceClaim",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LegId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WaitedSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    Calls = table.Column<int>(type: "INTEGER", nullable: false),
                    AutomaticAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "Addresses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddressIndex = table.Column<string>(type: "TEXT", nullable: false),
                    SetByHand = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Pin = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Confidence = table.Column<double>(type: "REAL", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "AnchorRow",
                columns: table => new
                {
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Chains = table.Column<int>(type: "INTEGER", nullable: false),
                    PreviousHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NewHeads = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                name: "AnnouncedTimes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShiftId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<long>(type: "INTEGER", nullable: false),
                    ToldAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnnouncedTimes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AnnouncedTimes_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Attestations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AreaCode = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredById = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", nullable: true),
                    Door = table.Column<int>(type: "INTEGER", nullable: true),
                    Reason = table.Column<int>(type: "INTEGER", nullable: true),
                    NoteSealed = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attestations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attestations_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Attestations_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Batch",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    Office = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SentBy = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "Catalogues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PublishedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "Closures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Area = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", nullable: false),
                    LiftedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Closures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Closures_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CollectiveDays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RwCode = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    Point = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Places = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectiveDays", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CollectiveDays_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DataRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Right = table.Column<string>(type: "TEXT", nullable: false),
                    TextSealed = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<string>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AnswerSealed = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DataRequests_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryWish",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    ServicePointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HoldUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReceiverSealed = table.Column<string>(type: "TEXT", nullable: true),
                    ReceiverRelation = table.Column<string>(type: "TEXT", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "HandledExceptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandledExceptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandledExceptions_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HomePhotos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UploadedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HomePhotos", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HomePhotos_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Leaves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CourierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leaves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Leaves_Couriers_CourierId",
                        column: x => x.CourierId,
                        principalTable: "Couriers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Leaves_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Neighbourhoods",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    KelurahanCode = table.Column<string>(type: "TEXT", nullable: false),
                    Rw = table.Column<string>(type: "TEXT", nullable: false),
                    Rt = table.Column<string>(type: "TEXT", nullable: false),
                    HeadAccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HeadPlace = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TakesPart = table.Column<bool>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WindowFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    WindowUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Pin = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ServiceCodes = table.Column<string>(type: "TEXT", nullable: false),
                    Stops = table.Column<string>(type: "TEXT", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    UsedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "PlanEdits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Args = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: false),
                    After = table.Column<string>(type: "TEXT", nullable: false),
                    UndoneBy = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanEdits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanEdits_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanEdits_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanJobs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    HeardAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Best = table.Column<string>(type: "TEXT", nullable: true),
                    Improvements = table.Column<int>(type: "INTEGER", nullable: false),
                    StopAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RefusalCode = table.Column<string>(type: "TEXT", nullable: true),
                    RefusalText = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanJobs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanJobs_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Promises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AtCounter = table.Column<long>(type: "INTEGER", nullable: false),
                    Accepted = table.Column<long>(type: "INTEGER", nullable: false),
                    Ready = table.Column<long>(type: "INTEGER", nullable: false),
                    ReturnFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    ReturnUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: true)
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
                name: "QueueTickets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Desk = table.Column<int>(type: "INTEGER", nullable: true),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CalledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Calls = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueueTickets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QueueTickets_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reveals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "RunDiscrepancy",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficerName = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    MissingItems = table.Column<string>(type: "TEXT", nullable: false),
                    UnexpectedItems = table.Column<string>(type: "TEXT", nullable: false),
                    StatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ResolvedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    AreaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Point = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Open = table.Column<bool>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "ShiftPatterns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CourierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VehicleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DepotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Weekdays = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShiftPatterns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ShiftPatterns_Couriers_CourierId",
                        column: x => x.CourierId,
                        principalTable: "Couriers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ShiftPatterns_Depots_DepotId",
                        column: x => x.DepotId,
                        principalTable: "Depots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ShiftPatterns_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ShiftPatterns_Vehicles_VehicleId",
                        column: x => x.VehicleId,
                        principalTable: "Vehicles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Statement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", nullable: false),
                    ReplacesItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AnswersSealed = table.Column<string>(type: "TEXT", nullable: false),
                    WitnessesSealed = table.Column<string>(type: "TEXT", nullable: false),
                    SignatureHash = table.Column<string>(type: "TEXT", nullable: false),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "Tracker",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CourierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", nullable: false),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastHeardAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
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

            migrationBuilder.CreateTable(
                name: "VulnerableHouseholds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AreaCode = table.Column<string>(type: "TEXT", nullable: false),
                    NameSealed = table.Column<string>(type: "TEXT", nullable: false),
                    AddressSealed = table.Column<string>(type: "TEXT", nullable: false),
                    PhoneSealed = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneIndex = table.Column<string>(type: "TEXT", nullable: true),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    NoteSealed = table.Column<string>(type: "TEXT", nullable: true),
                    Consented = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VulnerableHouseholds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VulnerableHouseholds_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WrongCode",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WhereId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "AddressVisit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddressId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Point = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccuracyMetres = table.Column<double>(type: "REAL", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "BatchItem",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    ReasonAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true)
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

            migrationBuilder.CreateTable(
                name: "CollectiveBooking",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CollectiveDayId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectiveBooking", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CollectiveBooking_CollectiveDays_CollectiveDayId",
                        column: x => x.CollectiveDayId,
                        principalTable: "CollectiveDays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CollectiveBooking_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CollectiveBooking_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
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
                name: "IX_LedgerRow_DistrictId_ServerTime",
                table: "LedgerRow",
                columns: new[] { "DistrictId", "ServerTime" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerRow_HandoverId",
                table: "LedgerRow",
                column: "HandoverId");

            migrationBuilder.CreateIndex(
                name: "IX_DriverEvents_TakesBackId",
                table: "DriverEvents",
                column: "TakesBackId");

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
                name: "IX_Addresses_DistrictId",
                table: "Addresses",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_DistrictId_AddressIndex",
                table: "Addresses",
                columns: new[] { "DistrictId", "AddressIndex" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AddressVisit_AddressId",
                table: "AddressVisit",
                column: "AddressId");

            migrationBuilder.CreateIndex(
                name: "IX_AddressVisit_DistrictId",
                table: "AddressVisit",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_AnchorRow_DistrictId",
                table: "AnchorRow",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_AnnouncedTimes_DistrictId",
                table: "AnnouncedTimes",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Attestations_AreaCode_State",
                table: "Attestations",
                columns: new[] { "AreaCode", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Attestations_DistrictId",
                table: "Attestations",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Attestations_RequestId_AreaCode_AskedAt",
                table: "Attestations",
                columns: new[] { "RequestId", "AreaCode", "AskedAt" },
                unique: true);

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
                name: "IX_Catalogues_DistrictId",
                table: "Catalogues",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Catalogues_DistrictId_Code",
                table: "Catalogues",
                columns: new[] { "DistrictId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Closures_DistrictId",
                table: "Closures",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Closures_DistrictId_LastDay",
                table: "Closures",
                columns: new[] { "DistrictId", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "IX_CollectiveBooking_CollectiveDayId",
                table: "CollectiveBooking",
                column: "CollectiveDayId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectiveBooking_DistrictId",
                table: "CollectiveBooking",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectiveBooking_RequestId",
                table: "CollectiveBooking",
                column: "RequestId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CollectiveDays_Day_RwCode",
                table: "CollectiveDays",
                columns: new[] { "Day", "RwCode" });

            migrationBuilder.CreateIndex(
                name: "IX_CollectiveDays_DistrictId",
                table: "CollectiveDays",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_AccountId",
                table: "DataRequests",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_DistrictId",
                table: "DataRequests",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_State_DueAt",
                table: "DataRequests",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryWish_DistrictId",
                table: "DeliveryWish",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_HandledExceptions_DistrictId",
                table: "HandledExceptions",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_HomePhotos_At",
                table: "HomePhotos",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_HomePhotos_DistrictId",
                table: "HomePhotos",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Leaves_CourierId_LastDay",
                table: "Leaves",
                columns: new[] { "CourierId", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "IX_Leaves_DistrictId",
                table: "Leaves",
                column: "DistrictId");

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
                name: "IX_Offers_Day_State",
                table: "Offers",
                columns: new[] { "Day", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Offers_DistrictId",
                table: "Offers",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanEdits_DistrictId",
                table: "PlanEdits",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanEdits_PlanId_Number",
                table: "PlanEdits",
                columns: new[] { "PlanId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanJobs_DistrictId",
                table: "PlanJobs",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanJobs_DistrictId_Day",
                table: "PlanJobs",
                columns: new[] { "DistrictId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Promises_DistrictId",
                table: "Promises",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Promises_RequestId_MadeAt",
                table: "Promises",
                columns: new[] { "RequestId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueTickets_Day_State",
                table: "QueueTickets",
                columns: new[] { "Day", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueTickets_DistrictId",
                table: "QueueTickets",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_QueueTickets_DistrictId_Day_Purpose_Number",
                table: "QueueTickets",
                columns: new[] { "DistrictId", "Day", "Purpose", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reveals_DistrictId",
                table: "Reveals",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Reveals_RequestId_At",
                table: "Reveals",
                columns: new[] { "RequestId", "At" });

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
                name: "IX_ShiftPatterns_CourierId",
                table: "ShiftPatterns",
                column: "CourierId");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftPatterns_DepotId",
                table: "ShiftPatterns",
                column: "DepotId");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftPatterns_DistrictId",
                table: "ShiftPatterns",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftPatterns_VehicleId",
                table: "ShiftPatterns",
                column: "VehicleId");

            migrationBuilder.CreateIndex(
                name: "IX_Statement_DistrictId",
                table: "Statement",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Statement_RequestId",
                table: "Statement",
                column: "RequestId");

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

            migrationBuilder.CreateIndex(
                name: "IX_VulnerableHouseholds_AreaCode_State",
                table: "VulnerableHouseholds",
                columns: new[] { "AreaCode", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_VulnerableHouseholds_DistrictId",
                table: "VulnerableHouseholds",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_VulnerableHouseholds_PhoneIndex",
                table: "VulnerableHouseholds",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_WrongCode_DistrictId",
                table: "WrongCode",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_WrongCode_WhereId",
                table: "WrongCode",
                column: "WhereId");

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
                name: "AbsenceClaim");

            migrationBuilder.DropTable(
                name: "AddressVisit");

            migrationBuilder.DropTable(
                name: "AnchorRow");

            migrationBuilder.DropTable(
                name: "AnnouncedTimes");

            migrationBuilder.DropTable(
                name: "Attestations");

            migrationBuilder.DropTable(
                name: "BatchItem");

            migrationBuilder.DropTable(
                name: "Catalogues");

            migrationBuilder.DropTable(
                name: "Closures");

            migrationBuilder.DropTable(
                name: "CollectiveBooking");

            migrationBuilder.DropTable(
                name: "DataRequests");

            migrationBuilder.DropTable(
                name: "DeliveryWish");

            migrationBuilder.DropTable(
                name: "HandledExceptions");

            migrationBuilder.DropTable(
                name: "HomePhotos");

            migrationBuilder.DropTable(
                name: "Leaves");

            migrationBuilder.DropTable(
                name: "Neighbourhoods");

            migrationBuilder.DropTable(
                name: "Offers");

            migrationBuilder.DropTable(
                name: "PlanEdits");

            migrationBuilder.DropTable(
                name: "PlanJobs");

            migrationBuilder.DropTable(
                name: "Promises");

            migrationBuilder.DropTable(
                name: "QueueTickets");

            migrationBuilder.DropTable(
                name: "Reveals");

            migrationBuilder.DropTable(
                name: "RunDiscrepancy");

            migrationBuilder.DropTable(
                name: "ServicePoint");

            migrationBuilder.DropTable(
                name: "ShiftPatterns");

            migrationBuilder.DropTable(
                name: "Statement");

            migrationBuilder.DropTable(
                name: "Tracker");

            migrationBuilder.DropTable(
                name: "VulnerableHouseholds");

            migrationBuilder.DropTable(
                name: "WrongCode");

            migrationBuilder.DropTable(
                name: "Addresses");

            migrationBuilder.DropTable(
                name: "Batch");

            migrationBuilder.DropTable(
                name: "CollectiveDays");

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
                name: "IX_LedgerRow_DistrictId_ServerTime",
                table: "LedgerRow");

            migrationBuilder.DropIndex(
                name: "IX_LedgerRow_HandoverId",
                table: "LedgerRow");

            migrationBuilder.DropIndex(
                name: "IX_DriverEvents_TakesBackId",
                table: "DriverEvents");

            migrationBuilder.DropColumn(
                name: "Active",
                table: "Vehicles");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Vehicles");

            migrationBuilder.DropColumn(
                name: "DroppedOutAt",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "Kits",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "PatternId",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "AcknowledgedAt",
                table: "Runs");

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
                name: "BatteryPercent",
                table: "Positions");

            migrationBuilder.DropColumn(
                name: "AsOf",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "Pins",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "Routes",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "Running",
                table: "Plans");

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

            migrationBuilder.DropColumn(
                name: "NotFetched",
                table: "Items");

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

            migrationBuilder.DropColumn(
                name: "Active",
                table: "Couriers");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Couriers");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Couriers");
        }
    }
}
