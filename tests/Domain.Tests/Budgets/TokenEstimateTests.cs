using DigitalTwin.Domain.Budgets;
using Microsoft.Extensions.AI;
using Xunit;

namespace DigitalTwin.Domain.Tests.Budgets;

/// <summary>Against what the tokenizers of OpenAI's models count, o200k_base (first) and cl100k_base (second).</summary>
public sealed class TokenEstimateTests
{
    [Theory]
    [InlineData("english", 70, 71, "I studied hydrology in Trieste and spent ten years on flood forecasts. Today I lead a small team that puts river gauges, weather reports and satellite images together, so that towns are warned earlier. In my free time I play the accordion, sadly not very well, and walk in the mountains with my sister. What would you like to know?")]
    [InlineData("german", 71, 91, "Ich habe in Triest Hydrologie studiert und danach zehn Jahre lang an Vorhersagen für Hochwasser gearbeitet. Heute leite ich ein kleines Team, das Pegel, Wetterberichte und Bilder von Satelliten zusammenführt, damit die Gemeinden früher gewarnt werden. In meiner Freizeit spiele ich Akkordeon und wandere mit meiner Schwester in den Bergen.")]
    [InlineData("json", 75, 76, "{\"headline\": \"Principal engineer\", \"skills\": [\"hydrology\", \"forecasting\", \"distributed systems\"], \"jobs\": [{\"role\": \"Engineer\", \"from\": 2014, \"to\": 2019}, {\"role\": \"Principal engineer\", \"from\": 2019}], \"languages\": {\"Italian\": \"native\", \"English\": \"fluent\"}}")]
    public void Ordinary_text_is_estimated_at_no_more_than_about_twice_its_tokens(string kind, int o200k, int cl100k, string text)
    {
        var estimate = TokenEstimate.Of(text);

        Assert.True(estimate >= Math.Max(o200k, cl100k), kind);
        Assert.True(estimate <= 2.2 * Math.Min(o200k, cl100k), $"{kind}: {estimate}");
    }

    [Theory]
    [InlineData("french", 45, 52, "J'ai étudié l'hydrologie à Trieste, puis j'ai travaillé pendant dix ans sur la prévision des crues. Où habitez-vous, et qu'est-ce qui vous a amené à ce métier ?")]
    [InlineData("polish", 49, 54, "Studiowałam hydrologię w Trieście, a potem przez dziesięć lat zajmowałam się prognozowaniem powodzi. Gdzie pani mieszka i skąd się wziął ten zawód?")]
    [InlineData("russian", 38, 62, "Я изучала гидрологию в Триесте, а потом десять лет занималась прогнозом паводков. Где вы живёте и почему выбрали эту работу?")]
    [InlineData("greek", 51, 120, "Σπούδασα υδρολογία στην Τεργέστη και δούλεψα δέκα χρόνια στην πρόβλεψη πλημμυρών. Πού μένετε και γιατί διαλέξατε αυτή τη δουλειά;")]
    [InlineData("arabic", 29, 68, "درست علم المياه في ترييستي وعملت عشر سنوات في توقع الفيضانات. أين تسكن ولماذا اخترت هذا العمل؟")]
    [InlineData("hebrew", 39, 87, "למדתי הידרולוגיה בטרייסטה ועבדתי עשר שנים בחיזוי שיטפונות. איפה אתה גר ולמה בחרת בעבודה הזאת?")]
    [InlineData("hindi", 31, 95, "म\u0948\u0902न\u0947 त\u094dर\u093fएस\u094dत\u0947 म\u0947\u0902 जल व\u093fज\u094dञ\u093eन पढ\u093c\u093e और दस स\u093eल तक ब\u093eढ\u093c क\u0947 प\u0942र\u094dव\u093eन\u0941म\u093eन पर क\u093eम क\u093fय\u093e। आप कह\u093e\u0901 रहत\u0947 ह\u0948\u0902?")]
    [InlineData("thai", 36, 77, "ฉ\u0e31นเร\u0e35ยนอ\u0e38ทกว\u0e34ทยาและทำงานพยากรณ\u0e4cน\u0e49ำท\u0e48วมมาส\u0e34บป\u0e35 ค\u0e38ณอย\u0e39\u0e48ท\u0e35\u0e48ไหนและทำไมถ\u0e36งเล\u0e37อกงานน\u0e35\u0e49")]
    [InlineData("chinese", 26, 40, "我学的是水文学，后来做了十年的洪水预报。你住在哪里？为什么选择这份工作？")]
    [InlineData("japanese", 29, 40, "大学で水文学を学び、その後十年間洪水予報の仕事をしました。どこに住んでいますか。")]
    [InlineData("korean", 35, 57, "저는 수문학을 공부했고 그 뒤 십 년 동안 홍수 예보를 했습니다. 어디에 사세요? 왜 이 일을 선택하셨나요?")]
    [InlineData("amharic", 70, 94, "እኔ በዩኒቨርሲቲ ውስጥ የውሃ ሳይንስ ተማርኩ። የት ትኖራለህ?")]
    public void No_language_is_estimated_below_its_tokens(string language, int o200k, int cl100k, string text) =>
        Assert.True(TokenEstimate.Of(text) >= Math.Max(o200k, cl100k), $"{language}: {TokenEstimate.Of(text)}");

    [Theory]
    [InlineData("lower", 62, 63, "abbrqmqtezbetgpvzcigrvhnwjfsfvvhbybcaofkhmilqjkquxuecbdpwgzoztgecxokhetkdgqvnyzkwohrrnycibidngrpgqpnossqvlzoqrirmhyxxuiq")]
    [InlineData("words", 57, 58, "uulz pgnz iktd cjjz sikb ultg ryip ietu bmqw rfkf cdcq iduf reyx movn lxmg svid lffu uthp hefc tvuc wlpa yqih rdcb wvcb ")]
    [InlineData("upper", 69, 72, "PEMXSYKXLPHHDDYHYNMIXQIVCFGXWXRBNQTOUCEKAZYTGNONVARCUTFUJHQJVUQMSXIKZYHTJMHRCJVJYNGURPPKBAJUBYDSYKPEYKWCSWAXUTNJBTHAHDJF")]
    [InlineData("mixed", 75, 79, "CLhfaKkZwJXUZTcbiwtfELtdrBZEXCFtknjdkhGEQmMLbawEOgYBSaMXqIxEJxOrkdhdupWKeOtcEOOpwvelhpQvWgRnfNCeIjolvWxyGaoAVzidVsvSgcAS")]
    [InlineData("base64", 86, 92, "I6vcFQ1fLmvurSp/mV43006v8Lo4MHJL1ihKWV4k1sJ4gaiw+2NiYUM7gurzJ2z5++zUD4jTnnUjllTHIt9I9Gfl0w1pe+sbBQyJXtxDwthb6uxF1jyDgZG2")]
    [InlineData("hex", 62, 62, "71be6b321855888bd782d53228689832563ae9f6407847f1135dc036597980ec9e35110fa91b051c79416ff06a298e7c2bfba7cc4c7e99d524cbcaee")]
    [InlineData("digits", 120, 120, "8 0 0 7 9 1 1 8 0 4 3 0 3 7 1 8 5 3 9 1 3 0 2 9 3 4 6 0 9 2 2 6 7 1 6 6 8 8 2 8 9 3 7 3 1 9 1 2 4 8 7 5 3 0 5 9 0 0 3 3 ")]
    [InlineData("alternating", 120, 120, "j7w9e6l7r8q4t4d3c7e7d1g8i0l3b2r3f2q4y9e8t8f4y8u6m7t2g2v5n8t6g0c7e4z7d7j2a2g2a8s2q2w5u8u6x5q6h1n5w8d4d8r8x5h7j8h9a6n5f2n0")]
    [InlineData("symbols", 78, 78, "%^/>[;/}%^&|{%@,@]!**%::,{,_+./+-,`-!{^;{=_[<,$)$!=:_+]}-`[#)<}[;,_&=<~<,*@(`<</>})>%]%.~+`}=}:#%);>>,$&>@#@]_[~,/<+%,#:")]
    [InlineData("symbols apart", 61, 61, "* [ [ ! - | : ) - | - | ) @ = % ( = ! < [ ) + % } @ - @ > < = < : ; ~ _ | } , + ~ : & > : = : { = / : ! ; # # , | * ^ + ")]
    [InlineData("emoji", 87, 113, "\U0001f409\U0001f445\U0001f3b9\U0001f532\U0001f5fc\U0001f5e6\U0001f3a3\U0001f5bd\U0001f63c\U0001f497\U0001f4e8\U0001f4ff\U0001f4a0\U0001f446\U0001f5af\U0001f56d\U0001f3ec\U0001f51b\U0001f41a\U0001f51d\U0001f453\U0001f511\U0001f630\U0001f3ef\U0001f42d\U0001f4c9\U0001f527\U0001f3b7\U0001f3af\U0001f31c\U0001f3bb\U0001f383\U0001f5de\U0001f4b9\U0001f30e\U0001f509\U0001f330\U0001f5b8\U0001f4e2\U0001f4a7")]
    [InlineData("family", 156, 240, "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466\U0001f3f3\ufe0f\u200d\U0001f308\U0001f937\U0001f3fd\u200d♀\ufe0f\U0001f468\U0001f3ff\u200d\U0001f680\U0001f1ea\U0001f1ea\U0001f1ef\U0001f1f2\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466\U0001f3f3\ufe0f\u200d\U0001f308\U0001f937\U0001f3fd\u200d♀\ufe0f\U0001f468\U0001f3ff\u200d\U0001f680\U0001f1ea\U0001f1ea\U0001f1ef\U0001f1f2\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466\U0001f3f3\ufe0f\u200d\U0001f308\U0001f937\U0001f3fd\u200d♀\ufe0f\U0001f468\U0001f3ff\u200d\U0001f680\U0001f1ea\U0001f1ea\U0001f1ef\U0001f1f2\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466\U0001f3f3\ufe0f\u200d\U0001f308\U0001f937\U0001f3fd\u200d♀\ufe0f\U0001f468\U0001f3ff\u200d\U0001f680\U0001f1ea\U0001f1ea\U0001f1ef\U0001f1f2")]
    [InlineData("cuneiform", 157, 157, "\U00012232\U00012060\U00012211\U000121fb\U000122d1\U00012150\U000121e1\U00012263\U0001214a\U00012300\U0001208f\U000120c0\U00012183\U00012119\U000122ca\U0001219f\U00012293\U00012043\U00012298\U00012218\U00012168\U000120b0\U000120d2\U00012239\U00012246\U0001206b\U0001219c\U0001229f\U000121b2\U0001209e\U00012064\U000120a7\U00012218\U0001219a\U0001207e\U00012086\U0001202c\U00012243\U00012055\U00012231")]
    [InlineData("gothic", 160, 160, "\U00010340\U0001033b\U00010340\U00010337\U00010346\U00010341\U0001033d\U00010348\U0001034a\U00010333\U0001033c\U00010346\U00010330\U0001033a\U00010347\U0001034a\U0001033a\U00010330\U00010347\U00010340\U00010335\U00010343\U00010341\U00010338\U00010345\U0001033c\U0001033e\U00010331\U00010335\U00010345\U00010331\U00010349\U0001033c\U00010335\U00010342\U00010331\U0001033c\U00010339\U0001033f\U0001033b")]
    [InlineData("cherokee", 180, 177, "ᎩᎰᎮᏤᏜᎺᎪᎰᎠᏊᏌᏚᏤᏣᏗᎪᎽᏕᎷᏄᏁᎸᏇᎴᏀᎴᎡᏉᏑᎧᏦᎭᎠᏨᏤᎵᎷᎷᏊᎶᏢᏏᏝᏠᏏᏪᏍᏦᎧᎨᎢᏔᎸᏂᏜᏯᏢᎣᏙᎼ")]
    [InlineData("tibetan", 106, 108, "ཟདྷཤགྷ ཤཀྵཋཡ ཥལརཕ ཨའགྷཅ ཚཆཏར གྷའཌྷཉ ཈ཚདྷཨ ཬཛྷདྷཬ ཈ཛྷཛགྷ གྷཀཊཇ ཊཛྷལབ ཇཀཞཝ ")]
    [InlineData("hanzi", 115, 140, "庻癒鑆鵷郌絘蓍鎈鵋稛椬彃凸荒揰瓷讍霭怼唡覓齠膃縚介凃鍏絆畒婦宽姒隡赽訵緝嵝蹠謬癐惚沯耒箧傃曱馺臵屛帰灅饳噛邂搻桑敐瞦瀰桂")]
    [InlineData("hangul", 129, 156, "안밄첞햃뜘졉묋즞쀲쑓눞롔돩쉸잦껏툕벱쓃헖봯뭦쩣뱕폈뾳귏탳탏텨럑퀙꿗솂뀳됲꺦얹퀣럑뤰뎺샎쑬쥔쫑귨뤝뵆뛴틡존샷가멫둘띶훾쿵텍")]
    [InlineData("cyrillic", 70, 87, "ЖРЫйбыЪкМщЕХрАЩчМБрТУцЖзйжЧДйдбПИЛМрТлЫчноутСЯдьшчыЯОныЮРЮекэЪВЖиЮИимСЦВрАЪалИйр")]
    [InlineData("accents", 81, 106, "ßþÂöèûçáòîåãßöÕîüÐÂËú÷üÃêãÆÔÌâÕÛÝÙððùËùñùÔìÕøÐÔéÃÀÁîÁËÞä÷þ÷ÀÜÙÖÖõáÄÀÔîÅýÖÁÀÞÍÅÿâ")]
    [InlineData("zalgo", 115, 120, "p\u033bl\u030ca\u0338s\u0362a\u0350k\u0324l\u0330j\u0304h\u0309f\u0366b\u032bx\u0338b\u0333k\u0334x\u0362h\u0324u\u036bx\u0340s\u034fy\u0302u\u0307h\u0369o\u0337e\u0320f\u030bs\u0319e\u0342t\u0339c\u0308m\u0350w\u031fg\u030dp\u0354i\u035fy\u031ca\u034fc\u030br\u0338p\u0336n\u0306")]
    public void Text_that_is_no_language_is_not_estimated_below_its_tokens(string kind, int o200k, int cl100k, string text) =>
        Assert.True(TokenEstimate.Of(text) >= Math.Max(o200k, cl100k), $"{kind}: {TokenEstimate.Of(text)}");

    [Fact]
    public void A_prompt_is_its_messages_and_a_little_for_each()
    {
        Assert.Equal(0, TokenEstimate.Of(Array.Empty<ChatMessage>()));
        Assert.Equal(8, TokenEstimate.Of([new ChatMessage(ChatRole.User, "")]));
        Assert.Equal(
            16 + TokenEstimate.Of("2019") + TokenEstimate.Of("2020"),
            TokenEstimate.Of([new ChatMessage(ChatRole.System, "2019"), new ChatMessage(ChatRole.User, "2020")]));
    }

    [Fact]
    public void Every_single_character_counts_and_none_is_a_fault()
    {
        for (var character = 0; character <= char.MaxValue; character++)
        {
            Assert.InRange(TokenEstimate.Of(new string((char)character, 1)), 1, 3);
        }

        Assert.Equal(0, TokenEstimate.Of(""));
    }

    [Fact]
    public void A_long_text_is_estimated_as_its_parts_are()
    {
        var part = "I map reefs, and rivers.\n";

        Assert.InRange(TokenEstimate.Of(string.Concat(Enumerable.Repeat(part, 40_000))), 40_000 * (TokenEstimate.Of(part) - 1), 40_000 * TokenEstimate.Of(part));
    }
}
