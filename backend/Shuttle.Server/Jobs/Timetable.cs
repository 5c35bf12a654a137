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
        new(typeof(PumpOutboxJob), "0/20 * * * * ?", "Turns what happened into notices"),
        new(typeof(SweepJob), "0 15 3 * * ?", "Forgets replies, codes and messages that nobody needs any more"),
    ];

    public static void AddTimetable(this IServiceCollection services, IConfiguration configuration)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(configuration["Shuttle:Clock:Zone"] ?? "Asia/Jakarta");
        services.AddQuartz(quartz =>
        {
            foreach (var entry in Entries)
            {
                var key = new JobKey(entry.Job.Name);
                quartz.AddJob(entry.Job, key, job => job.WithDescription(entry.What).StoreDurably());
                quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(entry.Job.Name).WithCronSchedule(entry.Cron, cron => cron.InTimeZone(zone)));
            }
            if (!DataSetup.UsesPostgres(configuration)) return;
            // On PostgreSQL the nodes share the store: a job runs on one of them.
            quartz.SchedulerId = "AUTO";
            quartz.UsePersistentStore(store =>
            {
                store.UseProperties = true;
                store.UsePostgres(postgres => postgres.ConnectionString = configuration.GetConnectionString("Shuttle")!);
                store.UseSystemTextJsonSerializer();
                store.UseClustering();
            });
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
