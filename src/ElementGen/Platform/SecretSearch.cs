using System.Text;

namespace ElementGen;

/// <summary>
/// Finds secrets in a text, in every encoding that a server may repeat them in: the text is decoded, layer by layer, and each layer is
/// searched; Base64 is recognized too, of a secret alone and of a text around it (<c>user:password</c>).
/// </summary>
internal sealed class SecretSearch
{
    // A shorter value is no secret that a mask could protect, because it is found by trying, but masking it would destroy the text around
    // it: "1" stands in every id, "de" in every second word.
    private const int Shortest = 4;

    /// <summary>A shorter secret can be part of a word by chance; it counts only where it is a word of its own.</summary>
    public const int ShortestInWords = 8;

    // Servers nest two or three encodings: a form in JSON in JSON.
    private const int MostLayers = 6;

    private readonly HashSet<string> _forms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _base64 = new(StringComparer.Ordinal);

    /// <summary>Prepares to search for <paramref name="secrets"/>; those that are too short to be one are left out.</summary>
    public SecretSearch(IEnumerable<string> secrets)
    {
        foreach (var secret in secrets)
        {
            if (IsMaskable(secret))
                Add(secret);
        }
    }

    /// <summary>The length of the longest secret; 0 for none.</summary>
    public int Longest { get; private set; }

    /// <summary><paramref name="text"/> with a mask in place of each secret.</summary>
    public string Mask(string text) => Mask(text, text.Length);

    /// <summary>
    /// The first <paramref name="length"/> characters of <paramref name="text"/>, with a mask in place of each secret that begins there.
    /// </summary>
    public string Mask(string text, int length)
    {
        var places = Places(text);
        if (places.Count == 0)
            return text[..length];

        places.Sort();
        var masked = new StringBuilder(length);
        var end = 0;
        foreach (var (start, next) in places)
        {
            if (start >= length)
                break;

            if (start >= end)
                masked.Append(text, end, start - end).Append(Secret.Mask);

            end = Math.Max(end, next);
        }

        return end < length ? masked.Append(text, end, length - end).ToString() : masked.ToString();
    }

    /// <summary>Whether <paramref name="text"/> is a secret, encoded or not.</summary>
    public bool Covers(string text) => Places(text).Contains((0, text.Length));

    /// <summary>Whether a secret is in <paramref name="text"/>.</summary>
    public bool IsIn(string text) => Places(text).Count > 0;

    private static bool IsMaskable(string secret) => secret.Length >= Shortest && !bool.TryParse(secret, out _);

    private void Add(string secret)
    {
        Longest = Math.Max(Longest, secret.Length);

        // A secret can itself look encoded; decoding the text around it then changes it, too.
        var layer = DecodedText.Of(secret);
        for (var i = 0; i < MostLayers && layer is not null && IsMaskable(layer.Text); i++, layer = layer.Decode())
            _forms.Add(Blanked(layer.Text));

        var bytes = Encoding.UTF8.GetBytes(secret);
        for (var before = 0; before < 3; before++)
        {
            if (Base64Of(bytes, before) is { Length: >= Shortest } form)
                _base64.Add(form);
        }
    }

    // In forms, a plus sign stands for a blank.
    private static string Blanked(string text) => text.Replace('+', ' ');

    // The part of the Base64 that depends on nothing but the secret, when it comes after so many bytes of something else.
    private static string Base64Of(byte[] secret, int before)
    {
        var encoded = Convert.ToBase64String([.. new byte[before], .. secret]);
        var first = ((before * 8) + 5) / 6;
        return encoded[first..((before + secret.Length) * 8 / 6)];
    }

    private List<(int Start, int End)> Places(string text)
    {
        var places = new List<(int Start, int End)>();
        if (_forms.Count == 0)
            return places;

        var layer = DecodedText.Of(text);
        for (var i = 0; i < MostLayers && layer is not null; i++, layer = layer.Decode())
        {
            var searched = Blanked(layer.Text);
            foreach (var form in _forms)
            {
                for (var start = StartOf(form, searched, 0); start >= 0; start = StartOf(form, searched, start + 1))
                {
                    if (form.Length >= ShortestInWords || IsWord(searched, start, start + form.Length))
                        places.Add(layer.PlaceOf(start, start + form.Length));
                }
            }

            searched = layer.Text.Replace('-', '+').Replace('_', '/');
            foreach (var form in _base64)
            {
                for (var start = StartOf(form, searched, 0); start >= 0; start = StartOf(form, searched, start + 1))
                    places.Add(RunAround(layer, searched, start, start + form.Length));
            }
        }

        return places;
    }

    private static int StartOf(string form, string text, int from) => text.IndexOf(form, from, StringComparison.Ordinal);

    private static bool IsWord(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));

    private static (int Start, int End) RunAround(DecodedText layer, string text, int start, int end)
    {
        while (start > 0 && IsBase64(text[start - 1]))
            start--;

        while (end < text.Length && (IsBase64(text[end]) || text[end] == '='))
            end++;

        return layer.PlaceOf(start, end);
    }

    private static bool IsBase64(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/';
}
