package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What problems say to a reader who asked for no other language than Japanese: {@link Platform} holds every problem that any
 * test of a service meets to it. Each word is Japanese but for what the caller gave, ids, and the few names that have no other.
 */
final class ProblemTexts {
    /** Names of headers, parameters, settings and forms of data; a group type, and a programme's own name. */
    private static final Pattern TAKEN_OVER = Pattern.compile(
            "JSON|ASCII|UTF-8|Unicode|UUID|ETag|SHA-256|API|HTTP|https?|PTA|NPO|ID|ce_[a-z]+|webhookUrl|Webhook|WEBHOOK"
                    + "|WebHook-Allowed-Origin|Content-Type|application/json|Authorization|Idempotency-Key|cursor|next|true|false"
                    + "|PDF|JPEG|PNG|CSV|Content-Disposition"
                    + "|\\b(?:pdf|jpe?g|png|docx|xlsx|pptx|odt|ods|odp|txt|csv)\\b"
                    + "|NaN|U\\+[0-9A-F]{4,6}|【Motto[^】]*】|（例[^）]*）|kyodo\\.[A-Za-z.]+");

    /** Whose expected values are names of fields and parameters. */
    private static final Set<String> NAMING_FIELDS = Set.of("UNKNOWN_FIELD", "UNKNOWN_PARAMETER");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Pattern FOREIGN = Pattern.compile("[A-Za-z][A-Za-z_-]+|[<>=]");

    private ProblemTexts() {}

    static void areInJapanese(JsonNode problem) {
        Stream.concat(Stream.of(problem), problem.path("errors").valueStream())
                .forEach(told -> Stream.of("title", "detail", "expected")
                        .forEach(member -> assertThat(foreign(told, member))
                                .as("%s in Japanese: %s", member, problem)
                                .isEmpty()));
    }

    private static List<String> foreign(JsonNode told, String member) {
        String text = told.path(member).asString("");
        if (NAMING_FIELDS.contains(told.path("code").asString(""))) {
            // Of a field without a name only the list of errors tells it.
            text = text.replace(told.path("expected").asString(""), "")
                    .replace(told.at("/errors/0/expected").asString(""), "");
        }
        for (String own :
                (told.path("field").asString("") + ", " + told.path("given").asString("")).split(", ")) {
            // A short one could be part of a word of ours.
            text = own.length() > 2 ? text.replace(own, "") : text.replace("「" + own + "」", "");
        }
        // What can be sent in a body or query at all is told as it is sent.
        if (told.path("status").asInt(400) == 400) {
            for (JsonNode allowed : told.path("allowed")) {
                text = text.replace(allowed.asString(), "");
            }
        }
        return words(text);
    }

    private static List<String> words(String text) {
        String ours = ID.matcher(TAKEN_OVER.matcher(text).replaceAll("")).replaceAll("");
        return FOREIGN.matcher(ours).results().map(MatchResult::group).toList();
    }
}
