using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Shuttle.Driver.Maps;
using Shuttle.Driver.Sync;

namespace Shuttle.Driver.Tests.Maps;

public sealed class PackFileTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("pack").FullName;
    readonly Shelf shelf = new();
    readonly HttpClient http;
    readonly DriverServer server;

    public PackFileTests()
    {
        http = new(shelf) { BaseAddress = new("http://office/") };
        server = new(http);
    }

    public void Dispose()
    {
        http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    PackFile Pack() => new(folder, "map.mbtiles", "driver/map.mbtiles");

    Task<PackFetch> Fetch() => Pack().Fetch(server, TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_pack_comes_in_pieces_and_the_same_one_costs_nothing()
    {
        shelf.Content = Bytes(1, 1_300_000);
        Assert.Equal(PackFetch.Replaced, await Fetch());
        Assert.Equal(shelf.Content, File.ReadAllBytes(Pack().Path));
        Assert.Equal(3, shelf.Requests);
        Assert.Equal(PackFetch.Unchanged, await Fetch());
        Assert.Equal(1_300_000, shelf.BytesSent);
    }

    [Fact]
    public async Task A_download_that_is_cut_off_goes_on_where_it_was()
    {
        shelf.Content = Bytes(1, 1_300_000);
        shelf.CutAfter = 700_000;
        await Assert.ThrowsAsync<ServerUnreachableException>(Fetch);
        Assert.False(Pack().Exists);
        Assert.InRange(Pack().Fetched, 500_000, 700_000);
        shelf.CutAfter = long.MaxValue;
        Assert.Equal(PackFetch.Replaced, await Fetch());
        Assert.Equal(shelf.Content, File.ReadAllBytes(Pack().Path));
        Assert.InRange(shelf.BytesSent, 1_300_000, 1_500_000);
    }

    [Fact]
    public async Task A_pack_that_changes_in_the_middle_is_fetched_from_its_beginning()
    {
        shelf.Content = Bytes(1, 900_000);
        shelf.CutAfter = 600_000;
        await Assert.ThrowsAsync<ServerUnreachableException>(Fetch);
        (shelf.Content, shelf.CutAfter) = (Bytes(2, 800_000), long.MaxValue);
        Assert.Equal(PackFetch.Replaced, await Fetch());
        Assert.Equal(shelf.Content, File.ReadAllBytes(Pack().Path));
    }

    [Fact]
    public async Task A_damaged_pack_never_takes_the_place_of_a_good_one()
    {
        var good = shelf.Content = Bytes(1, 10_000);
        await Fetch();
        shelf.Content = Bytes(2, 10_000);
        shelf.Damage = true;
        await Assert.ThrowsAsync<ServerUnreachableException>(Fetch);
        Assert.Equal(good, File.ReadAllBytes(Pack().Path));
        shelf.Damage = false;
        Assert.Equal(PackFetch.Replaced, await Fetch());
        Assert.Equal(shelf.Content, File.ReadAllBytes(Pack().Path));
    }

    [Fact]
    public async Task A_server_without_a_pack_says_so()
    {
        Assert.Equal(PackFetch.None, await Fetch());
        Assert.False(Pack().Exists);
    }

    static byte[] Bytes(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Serves one file as a web server does: tags, ranges, If-Range, and a wire that breaks.</summary>
    sealed class Shelf : HttpMessageHandler
    {
        public byte[]? Content { get; set; }
        public long CutAfter { get; set; } = long.MaxValue;
        public bool Damage { get; set; }
        public long BytesSent { get; private set; }
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            if (Content is not { } content)
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"");
            if (request.Headers.IfNoneMatch.Contains(tag))
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotModified));
            var range = request.Headers.Range!.Ranges.Single();
            var whole = request.Headers.IfRange is { } condition && !condition.EntityTag!.Equals(tag);
            var (from, until) = whole ? (0L, content.Length - 1L) : (range.From!.Value, Math.Min(range.To!.Value, content.Length - 1));
            var piece = content[(int)from..(int)(until + 1)];
            if (Damage)
                piece[0] ^= 1;
            var sent = Math.Min(piece.Length, Math.Max(0, CutAfter - BytesSent));
            BytesSent += sent;
            var reply = new HttpResponseMessage(whole ? HttpStatusCode.OK : HttpStatusCode.PartialContent)
            {
                Content = sent < piece.Length ? new StreamContent(new Breaking(piece[..(int)sent])) : new ByteArrayContent(piece),
            };
            reply.Headers.ETag = tag;
            reply.Content.Headers.ContentLength = piece.Length;
            if (!whole)
                reply.Content.Headers.ContentRange = new(from, until, content.Length);
            return Task.FromResult(reply);
        }

        sealed class Breaking(byte[] bytes) : MemoryStream(bytes)
        {
            public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, count) is > 0 and var read ? read : throw new IOException("cut off");
            public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
                await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("cut off");
            public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
            {
                WriteTo(destination);
                throw new IOException("cut off");
            }
        }
    }
}
