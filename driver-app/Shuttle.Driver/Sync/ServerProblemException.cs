using System.Net;

namespace Shuttle.Driver.Sync;

/// <summary>The server answered, and the answer is no.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Stable code of the problem, or <c>http-NNN</c> where the answer had none.</param>
/// <param name="detail">In words.</param>
public sealed class ServerProblemException(HttpStatusCode status, string code, string? detail) : Exception(detail is null ? code : $"{code}: {detail}")
{
    public HttpStatusCode Status => status;
    public string Code => code;
}

/// <summary>No usable answer: no signal, no server, cut off, or something that is not the server.</summary>
public sealed class ServerUnreachableException(string message, Exception? inner = null) : Exception(message, inner);
