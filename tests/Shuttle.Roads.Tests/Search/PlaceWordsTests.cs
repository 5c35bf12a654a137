using Shuttle.Roads.Search;

namespace Shuttle.Roads.Tests.Search;

public class PlaceWordsTests
{
    [Theory]
    [InlineData("Jl. Jend. Sudirman", "jalan jenderal sudirman")]
    [InlineData("JLN SUDIRMAN", "jalan sudirman")]
    [InlineData("Gg. H. Lima III", "gang haji lima 3")]
    [InlineData("Jalan H.Ismail Yusuf", "jalan haji ismail yusuf")]
    [InlineData("Kel. Simpang Tiga", "kelurahan simpang tiga")]
    [InlineData("Jl. KH. A. Dahlan", "jalan kiai haji ahmad dahlan")]
    [InlineData("Sdr. Ma'arif", "saudara maarif")]
    [InlineData("Perum. Permata (Blok C/2)", "perumahan permata blok c 2")]
    [InlineData("V. Sulaiman", "v sulaiman")]
    [InlineData("Jl. Diponegoro  VII", "jalan diponegoro 7")]
    [InlineData("Café Soekarno–Hatta", "cafe soekarno hatta")]
    [InlineData(" .-/ ", "")]
    public void A_name_is_compared_written_out(string name, string words) =>
        Assert.Equal(words, string.Join(' ', PlaceWords.Of(name)));
}
