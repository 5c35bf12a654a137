using System.Security.Cryptography;
using System.Text;
using Shuttle.Contracts;

namespace Shuttle.Driver.Device;

/// <summary>
/// The device's ECDSA P-256 key. It is made at pairing and kept in the store; a platform with a hardware key store can encrypt the
/// file system around it.
/// </summary>
public sealed class DeviceKey : IDisposable
{
    readonly ECDsa key;

    DeviceKey(ECDsa key) => this.key = key;

    public static DeviceKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static DeviceKey Import(string pkcs8)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(pkcs8), out _);
        return new(key);
    }

    public string Export() => Convert.ToBase64String(key.ExportPkcs8PrivateKey());

    public string PublicKey => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    /// <summary>The body with its signature, as it travels.</summary>
    public SignedEvent Sign(string body) => new(body, Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(body), HashAlgorithmName.SHA256)));

    public void Dispose() => key.Dispose();
}
