using System.Globalization;

namespace ElementGen.Definitions;

/// <summary>Which characters a C# identifier may have without an escape, in every language version.</summary>
internal static class CSharpIdentifier
{
    private const char HangulChoseongFiller = '\u115F';
    private const char HangulJungseongFiller = '\u1160';
    private const char HangulFiller = '\u3164';
    private const char HalfwidthHangulFiller = '\uFFA0';

    /// <summary>
    /// Whether <paramref name="c"/> is a letter or a decimal digit for C#. C# also allows combining marks and formatting characters. They
    /// do not count, because the compiler drops some and people cannot see them, so two names could look the same. Neither do fillers,
    /// which are letters by category but invisible.
    /// </summary>
    public static bool IsLetterOrDigit(char c)
    {
        if (c < 0x80)
            return c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
        if (c is HangulChoseongFiller or HangulJungseongFiller or HangulFiller or HalfwidthHangulFiller)
            return false;

        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
                or UnicodeCategory.DecimalDigitNumber => true,
            _ => false,
        };
    }

    /// <summary>Whether an identifier may begin with <paramref name="c"/>, which must be a letter or a digit.</summary>
    public static bool CanStart(char c) => char.GetUnicodeCategory(c) != UnicodeCategory.DecimalDigitNumber;
}
