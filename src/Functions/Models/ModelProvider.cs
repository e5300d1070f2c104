namespace DigitalTwin.Functions.Models;

/// <summary>Who runs the model, and what its owner has to look at when it fails.</summary>
/// <param name="Name">As OpenTelemetry's <c>gen_ai.provider.name</c> has it, so that traces, health and info say the same.</param>
internal sealed record ModelProvider(string Name)
{
    public static ModelProvider Offline { get; } = new("offline");

    public static ModelProvider OpenAI { get; } = new("openai")
    {
        Refused = "OPENAI_API_KEY is refused",
        CheckModel = "check OPENAI_MODEL",
    };

    public static ModelProvider AzureOpenAI { get; } = new("azure.ai.openai")
    {
        Refused = "AZURE_OPENAI_API_KEY is refused",
        CheckModel = "check AZURE_OPENAI_DEPLOYMENT and AZURE_OPENAI_ENDPOINT",
    };

    public static ModelProvider AzureOpenAIByIdentity { get; } = AzureOpenAI with
    {
        Refused = "The app's identity is refused at AZURE_OPENAI_ENDPOINT; it needs the role Cognitive Services OpenAI User there",
    };

    /// <summary>Any server that speaks OpenAI's chat completions.</summary>
    public static ModelProvider Compatible { get; } = new("openai-compatible")
    {
        Refused = "OPENAI_API_KEY is missing, or refused by the server at OPENAI_BASE_URL",
        CheckModel = "check OPENAI_MODEL, and that OPENAI_BASE_URL ends as the server wants it, mostly in /v1",
        KnowsOldNames = true,
    };

    /// <summary>What a 401 or 403 means there.</summary>
    public string Refused { get; private init; } = "";

    /// <summary>What to do when a model is not there.</summary>
    public string CheckModel { get; private init; } = "";

    /// <summary>Whether the cap on a reply is called <c>max_tokens</c> there. Ollama pays the new name no heed.</summary>
    public bool KnowsOldNames { get; private init; }

    /// <summary>The same server, asked for speech.</summary>
    /// <param name="which"><c>STT</c> or <c>TTS</c>, with which its settings begin.</param>
    /// <param name="ownServer">It is one that those settings name, and not the chat model's.</param>
    public ModelProvider ForSpeech(string which, bool ownServer) => this with
    {
        Refused = ownServer ? $"{which}_API_KEY is missing, or refused by the server at {which}_BASE_URL" : Refused,
        CheckModel = ownServer ? $"check {which}_MODEL, and that {which}_BASE_URL ends as the server wants it, mostly in /v1" : $"check {which}_MODEL",
    };
}
