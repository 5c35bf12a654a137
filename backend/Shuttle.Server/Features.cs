using Shuttle.Server.Accounts;
using Shuttle.Server.Areas;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Custody;
using Shuttle.Server.Custody.Anchors;
using Shuttle.Server.Custody.Batches;
using Shuttle.Server.Custody.EDocuments;
using Shuttle.Server.Custody.Papers;
using Shuttle.Server.Demo;
using Shuttle.Server.Fleet;
using Shuttle.Server.Jobs;
using Shuttle.Server.Notices;
using Shuttle.Server.Pages;
using Shuttle.Server.Plans;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;
using Shuttle.Server.Requests.Community;
using Shuttle.Server.Requests.Intake;
using Shuttle.Server.Requests.Privacy;
using Shuttle.Server.Requests.Waiting;
using Shuttle.Server.Requests.Windows;
using Shuttle.Server.Runs;

namespace Shuttle.Server;

/// <summary>The features in the order data flows: their services and their doors.</summary>
internal static class Features
{
    public static void AddFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<OneTimeCodes>().AddScoped<Tickets>();
        if (configuration.GetValue("Shuttle:Demo", true)) services.AddSingleton<ICodeChannel, ShownCodeChannel>();
        else services.AddSingleton<ICodeChannel, NoCodeChannel>();
        services.AddScoped<ImportAreas>();
        services.AddSingleton<RoadsInUse>().AddSingleton<DistrictMaps>().AddSingleton<RoadPacks>();
        services.AddScoped<Numbers>().AddScoped<DistrictCalendars>().AddScoped<ServiceCatalogue>().AddScoped<PublishCatalogue>();
        services.AddScoped<SettleVisit>().AddScoped<Duplicates>().AddScoped<LearnAddress>().AddScoped<WriteBooking>()
            .AddScoped<DayCount>().AddScoped<CounterSlots>().AddScoped<OfferWindows>().AddScoped<ICapacity, PlanCapacity>();
        services.AddScoped<BookRequest>().AddScoped<CancelRequest>().AddScoped<Tracking>().AddScoped<Reveal>().AddScoped<RePromise>()
            .AddScoped<BookReturn>().AddScoped<AfterVisit>().AddScoped<ReviewRequests>().AddScoped<HandOff>();
        services.AddScoped<SignedLinks>().AddScoped<HomePhotos>().AddScoped<Attest>().AddScoped<Proposals>().AddScoped<WaitingRoom>().AddScoped<MyData>();
        services.AddScoped<CustodyBook>().AddScoped<MarkReady>().AddScoped<MakeAnchors>().AddScoped<VerifyCustody>();
        services.AddScoped<Offices>().AddScoped<BatchViews>().AddScoped<OpenBatch>().AddScoped<SendBatch>().AddScoped<AnswerOfOffice>().AddScoped<WhoseCourt>().AddScoped<PrintPapers>();
        services.AddScoped<DocumentFiles>().AddScoped<IssueDocument>().AddScoped<OpenDocument>();
        services.AddScoped<ManageFleet>().AddScoped<ManageRoster>().AddScoped<RollShifts>().AddScoped<ImportFleet>();
        services.AddScoped<LoadDay>().AddScoped<PlanDay>().AddScoped<OpenPlan>().AddScoped<EditPlan>().AddScoped<ExplainPlan>().AddScoped<RouteLines>().AddScoped<PublishPlan>()
            .AddScoped<PublishPreview>().AddScoped<WhereEverybodyIs>().AddScoped<Desk>().AddScoped<Watch>().AddScoped<ExpectedArrivals>().AddScoped<RunExceptions>().AddScoped<Replay>().AddScoped<PromiseWeeks>().AddScoped<ReplanDay>();
        services.AddMemoryCache().AddSingleton<TravelTimes>().AddSingleton<PlanJobs>();
        services.AddScoped<RunSheets>().AddScoped<Devices>().AddScoped<DeviceList>().AddScoped<RecordDriverEvents>().AddScoped<ApplyDriverEvent>().AddScoped<RecordPositions>()
            .AddScoped<AtTheDoor>().AddScoped<ProofCheck>().AddScoped<SignStatement>().AddScoped<Absences>().AddScoped<NextVisit>().AddScoped<MoveVisit>().AddScoped<ILeaveRun, MoveVisit>().AddScoped<CloseRun>().AddScoped<ResidentChoices>().AddScoped<HandOverAtCounter>()
            .AddScoped<EventHistory>().AddScoped<PaperOrDevice>().AddScoped<UndoDriverEvent>().AddScoped<EnterFromPaper>().AddScoped<Trackers>()
            .AddScoped<Photos>().AddScoped<ReceiveAtCounter>().AddScoped<Board>();
        services.AddScoped<Approach>().AddSingleton<LiveTracking>();
        services.AddSingleton<LiveFeed>().AddHostedService(provider => provider.GetRequiredService<LiveFeed>()).AddScoped<OutboxPump>();
        services.AddScoped<DemoPeople>().AddScoped<DemoCrowd>().AddScoped<DemoHomes>().AddScoped<DemoRegister>().AddScoped<DemoHouseholds>().AddScoped<DemoRequests>();
        services.AddSingleton<EachDistrict>().AddTimetable(configuration);
        services.AddPages();
    }

    public static void MapFeatures(this RouteGroupBuilder api)
    {
        api.MapAccounts();
        api.MapAreas();
        api.MapClosures();
        api.MapFleet();
        api.MapCatalogue();
        api.MapRequests();
        api.MapMyData();
        api.MapGatePhotos();
        api.MapCustody();
        api.MapAnchors();
        api.MapBatches();
        api.MapPapers();
        api.MapDocuments();
        api.MapPlans();
        api.MapRuns();
        api.MapDoors();
        api.MapChoices();
        api.MapPlanning();
        api.MapLive();
    }
}
