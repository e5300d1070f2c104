using DigitalTwin.Functions.Models.Offline.Knowledge;

namespace DigitalTwin.Functions.Models.Offline.Retrieval;

/// <summary>A passage found for a question.</summary>
/// <param name="Coverage">How much of what the question asks the passage holds, 0 to 1, rare words counting more.</param>
/// <param name="HasOwnWord">Whether the sentence itself, not only its surroundings, holds a word of the question.</param>
/// <param name="ByTopicOnly">Whether only the topic matched ("your job"), no word of the passage itself.</param>
internal sealed record Hit(Passage Passage, double Score, double Coverage, bool HasOwnWord, bool ByTopicOnly);
