package org.kyodo.journeys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What must be so after every journey, whatever happened in it. */
final class ClosingScene {
    private final Story story;

    ClosingScene(Story story) {
        this.story = story;
    }

    void play() {
        story.chapter("すべての旅のあとに", "After every journey");
        story.step("未送信のイベントは残っていません。", "Nothing is left in an outbox.");
        for (Service service : Service.ALL) {
            story.until(
                    service.id() + " の未送信 0",
                    "outbox of " + service.id() + " is empty",
                    () -> story.api().get(Cast.OPERATOR, service, "/health"),
                    health -> outbox(health.body()).path("pending").asInt(-1) == 0);
        }

        story.step(
                "どの集約のイベントも、1から順に欠けなく1回ずつ届きました。", "Of every aggregate the sequence is complete, in order, each once.");
        List<EventLine> seen = story.seen();
        story.checkEvents(
                "欠番・重複・逆順なし", "no gap, no repeat, no disorder", faults(seen).isEmpty(), faults(seen));

        story.step("イベントにも Webhook にも個人情報はありません。", "No personal data is in any event or webhook.");
        List<String> leaks = new ArrayList<>();
        for (String personal : Cast.PERSONAL) {
            seen.stream()
                    .filter(event -> event.json().contains(personal))
                    .forEach(event -> leaks.add(personal + " in " + event.shortType()));
            story.deliveries().stream()
                    .filter(delivery -> delivery.body().contains(personal))
                    .forEach(delivery -> leaks.add(personal + " in the webhook of " + delivery.shortType()));
        }
        story.checkEvents("個人情報なし", "no personal data", leaks.isEmpty(), leaks);
        List<String> refused = story.receiver().map(WebhookReceiver::refused).orElse(List.of());
        story.checkWebhooks(
                "署名の誤りで拒んだ Webhook なし", "no webhook was refused for its signature", refused.isEmpty(), refused);

        story.step("監査用の記録(ハッシュの鎖)は切れていません。", "The journals' chains of hashes are whole.");
        for (Service service : Service.ALL) {
            Api.Answer journal = story.api().get(Cast.OPERATOR, service, "/ops/journal");
            story.check(
                    service.id() + " の鎖は完全",
                    "chain of " + service.id(),
                    journal.body().path("whole").asBoolean(false),
                    journal.body());
            Api.Answer parked = story.api().get(Cast.OPERATOR, service, "/ops/parked");
            story.check(
                    service.id() + " に保留中の記録なし",
                    "nothing parked at " + service.id(),
                    parked.body().isArray() && parked.body().isEmpty(),
                    parked.body());
        }
    }

    private static JsonNode outbox(JsonNode health) {
        return health.path("components").path("outbox").path("details");
    }

    /** What is wrong with the sequences, stream by stream. */
    static List<String> faults(List<EventLine> seen) {
        Map<String, Long> last = new HashMap<>();
        Set<String> ids = new HashSet<>();
        List<String> faults = new ArrayList<>();
        for (EventLine event : seen) {
            long expected = last.getOrDefault(event.subject(), 0L) + 1;
            if (event.sequence() != expected) {
                faults.add(event.subject() + " #" + event.sequence() + " (expected: #" + expected + ")");
            }
            if (!ids.add(event.header("ce_id").orElse(""))) {
                faults.add(event.subject() + " #" + event.sequence() + " twice");
            }
            last.put(event.subject(), event.sequence());
        }
        return faults;
    }
}
