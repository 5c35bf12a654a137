using Quartz;
using Shuttle.Server.Data;

namespace Shuttle.Server.Jobs;

/// <summary>A job with its name and its cron (seconds first, the district's office zone).</summary>
public sealed record TimetableEntry(Type Job, string Cron, string What);

/// <summary>Every job of the server, in one table.</summary>
public static class Timetable
{
    public static IReadOnlyList<TimetableEntry> Entries { get; } =
    [
        new(typeof(PlanTomorrowJob), "0 30 20 * * ?", "Drafts the next working day of every district"),
        new(typeof(RollShiftsJob), "0 5 0 * * ?", "Writes the shifts that the weekly patterns ask for"),
        new(typeof(AnchorCustodyJob), "0 10 * * * ?", "Anchors the custody ledger's days that are over"),
        new(typeof(SettleAbsencesJob), "0/30 * * * * ?", "Confirms absences that nobody has answered in time"),
        new(typeof(PumpOutboxJob), "0/20 * * * * ?", "Turns what happened into notices"),
        new(typeof(SweepJob), "0 15 3 * * ?", "Forgets replies, codes and messages that nobody needs any more"),
    ];

    public static void AddTimetable(this IServiceCollection services, IConfiguration configuration)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(configuration["Shuttle:Clock:Zone"] ?? "Asia/Jakarta");
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultTimeZone(zone);
            foreach (var entry in Entries)
            {
                var name = entry.Job.Name;
                quartz.AddJob(entry.Job, (IJobConfigurator<IJob> job) => job.WithIdentity(name).WithDescription(entry.What).StoreDurably());
                quartz.AddTrigger((ITriggerConfigurator<IJob> trigger) => trigger.ForJob(name).WithIdentity(name).WithCronSchedule(entry.Cron, cron => cron.InTimeZone(zone)));
            }
            if (!DataSetup.UsesPostgres(configuration)) return;
            // On PostgreSQL the nodes share the store: a job runs on one of them.
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceId = "AUTO");
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(Npgsql.NpgsqlFactory.Instance, configuration.GetConnectionString("Shuttle")!);
                store.UseSystemTextJsonSerializer();
                store.UseClustering();
                store.ProvisionSchema();
            });
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
