namespace IngestPipeline.Vietnamese.Language;

/// <summary>Where the trained model lies beside the program.</summary>
public static class LanguageModelFile
{
    public static string Default => Path.Combine(AppContext.BaseDirectory, "models", "language", "vi-syllables.lm");
}
