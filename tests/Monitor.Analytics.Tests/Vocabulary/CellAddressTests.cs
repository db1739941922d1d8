using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Vocabulary;

public class CellAddressTests
{
    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(52, "AZ")]
    [InlineData(53, "BA")]
    [InlineData(702, "ZZ")]
    [InlineData(703, "AAA")]
    public void ColumnName_CountsInLetters(int column, string name) => Assert.Equal(name, CellAddress.ColumnName(column));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ColumnName_BelowOne_IsRefused(int column) => Assert.Throws<ArgumentOutOfRangeException>(() => CellAddress.ColumnName(column));

    [Fact]
    public void Of_IsColumnThenRow() => Assert.Equal("B17", CellAddress.Of(17, 2));
}
