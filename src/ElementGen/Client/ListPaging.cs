namespace ElementGen;

/// <summary>How a list is read. The caller sees one list, whatever its pages are.</summary>
public sealed class ListPaging
{
    /// <summary>The usual paging.</summary>
    public static ListPaging Default { get; } = new();

    /// <summary>
    /// How many items the platform answers at a time, at least 1; 100 by default. The platform has bounds of its own: 200 for elements.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int PageSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 100;
}
