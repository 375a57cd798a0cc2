package org.kyodo.journeys;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tells the journeys step by step, moves the platform's clock with it, and checks after every step what must be so. */
final class Story {
    static final ZoneId JST = ZoneId.of("Asia/Tokyo");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A check that did not hold, so that what follows makes no sense. */
    static final class CannotGoOn extends RuntimeException {
        CannotGoOn(String what) {
            super(what);
        }
    }

    private final Console console;
    private final Api api;
    private final Optional<EventTap> tap;
    private final Optional<WebhookReceiver> receiver;
    private final List<String> failures = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> timings = new ArrayList<>();
    private int steps;
    private int checks;
    private Instant now = Instant.now();
    private boolean movesClock;
    private String chapter = "";
    private long chapterStarted = System.nanoTime();

    /**
     * @param tap sees the events; without it the checks of events are left out
     * @param receiver takes webhooks; without it those checks are left out
     */
    Story(Console console, Api api, Optional<EventTap> tap, Optional<WebhookReceiver> receiver) {
        this.console = console;
        this.api = api;
        this.tap = tap;
        this.receiver = receiver;
    }

    /** An instant by Japanese time: {@code 2026-04-10T10:15}. */
    static Instant jst(String local) {
        return LocalDateTime.parse(local).atZone(JST).toInstant();
    }

    Api api() {
        return api;
    }

    /** The events so far, in the order in which they came. */
    List<EventLine> seen() {
        return tap.map(EventTap::seen).orElse(List.of());
    }

    Optional<WebhookReceiver> receiver() {
        return receiver;
    }

    /** What departments were sent so far. */
    List<WebhookReceiver.Delivery> deliveries() {
        return receiver.map(WebhookReceiver::taken).orElse(List.of());
    }

    Instant now() {
        return now;
    }

    void chapter(String japanese, String english) {
        endChapter();
        chapter = english;
        console.line("");
        console.line("━━━ " + japanese + " ━━━");
        console.line("  " + english);
    }

    /** Notes how long the chapter took. */
    void endChapter() {
        if (!chapter.isEmpty()) {
            timings.add("%5.1f s  %s".formatted((System.nanoTime() - chapterStarted) / 1e9, chapter));
        }
        chapter = "";
        chapterStarted = System.nanoTime();
    }

    void timed(String what, Duration took) {
        timings.add("%5.1f s  %s".formatted(took.toMillis() / 1000.0, what));
    }

    void step(String japanese, String english) {
        steps++;
        console.line("");
        console.say("● [" + steps + "] " + japanese, english);
    }

    /** Lets the time of the first journey begin, where the services' clocks can be moved; else it is what it is. */
    void begin(Instant first) {
        movesClock =
                Service.ALL.stream().map(service -> move(service, first)).allMatch(answer -> answer.status() == 200);
        if (movesClock) {
            now = first;
        } else {
            leftOut("時計は動かせません。今の時刻のまま演じます", "the clock cannot be moved: played at the present time");
        }
    }

    boolean movesClock() {
        return movesClock;
    }

    /** Moves the clock of all services, where that is possible. */
    void itIs(String local) {
        if (!movesClock) {
            return;
        }
        now = jst(local);
        for (Service service : Service.ALL) {
            Api.Answer answer = move(service, now);
            if (answer.status() != 200) {
                throw new CannotGoOn("the clock of " + service.id() + " does not move: " + answer.told());
            }
        }
        console.line("");
        console.line("◷ " + local.replace('T', ' ') + " JST");
    }

    private Api.Answer move(Service service, Instant to) {
        return api.put(Cast.OPERATOR, service, "/ops/clock", "{\"now\":\"" + to + "\"}");
    }

    /** @param got what was there instead, for the one who has to find out why */
    boolean check(String japanese, String english, boolean holds, Object got) {
        checks++;
        if (holds) {
            console.line("   ✔ " + japanese + " / " + english);
        } else {
            String failure = "[" + steps + "] " + japanese + " / " + english + " — " + got;
            failures.add(failure);
            console.line("   ✘ " + japanese + " / " + english);
            console.line("     → " + got);
        }
        return holds;
    }

    /** As {@link #check}, of what the events tell; left out where nobody sees them. */
    void checkEvents(String japanese, String english, boolean holds, Object got) {
        if (tap.isPresent()) {
            check(japanese, english, holds, got);
        } else {
            leftOut(japanese, english);
        }
    }

    /** As {@link #check}, of what came by webhook; left out where nobody takes them. */
    void checkWebhooks(String japanese, String english, boolean holds, Object got) {
        if (receiver.isPresent()) {
            check(japanese, english, holds, got);
        } else {
            leftOut(japanese, english);
        }
    }

    /** Says what this platform does not let one try; neither held nor failed. */
    void leftOut(String japanese, String english) {
        leftOut.add(japanese + " / " + english);
        console.line("   ― " + japanese + " / " + english);
    }

    /** The answer, which must have this status. @throws CannotGoOn when it has another */
    Api.Answer must(int status, Api.Answer answer) {
        if (!check(status + " を返す", "answers " + status, answer.status() == status, answer.told())) {
            throw new CannotGoOn("expected " + status + ", got " + answer.told());
        }
        return answer;
    }

    /** A refusal with its code and, where it is not empty, its rule. */
    void refused(int status, String code, String rule, Api.Answer answer) {
        check(
                status + " " + code + (rule.isEmpty() ? "" : "(" + rule + ")") + " で拒否される",
                "refused with " + status + " " + code,
                answer.status() == status
                        && answer.code().equals(code)
                        && (rule.isEmpty() || answer.rule().equals(rule)),
                answer.told() + " " + answer.rule());
    }

    /** The event, which must come on Kafka; an unseen one where nobody looks. @throws CannotGoOn when it does not come */
    EventLine event(String name, Predicate<EventLine> such) {
        return event(name, such, PATIENCE);
    }

    EventLine event(String name, Predicate<EventLine> such, Duration patience) {
        if (tap.isEmpty()) {
            leftOut("イベント " + name, "event " + name);
            return EventLine.unseen();
        }
        try {
            Optional<EventLine> found =
                    tap.get().await(event -> event.shortType().endsWith("." + name) && such.test(event), patience);
            if (!check("イベント " + name, "event " + name, found.isPresent(), "not within " + patience)) {
                throw new CannotGoOn("no event " + name);
            }
            return found.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    EventLine eventOf(String subject, String name) {
        return event(name, event -> event.subject().equals(subject));
    }

    /** The events of one subject so far, by name. */
    List<String> history(String subject) {
        return seen().stream()
                .filter(event -> event.subject().equals(subject))
                .map(event -> event.shortType().substring(event.shortType().indexOf('.') + 1))
                .toList();
    }

    /** The delivery of the event to a department's system, which must come, with a right signature. */
    void delivered(String department, EventLine event) {
        String japanese = "Webhook で " + department + " に届き、署名が正しい";
        String english = "reaches " + department + " by webhook, signature right";
        if (receiver.isEmpty() || tap.isEmpty()) {
            leftOut(japanese, english);
            return;
        }
        String id = event.header("ce_id").orElse("");
        try {
            boolean came = receiver.get()
                    .await(
                            delivery -> delivery.to().equals(department)
                                    && delivery.id().equals(id),
                            PATIENCE)
                    .isPresent();
            check(
                    japanese,
                    english,
                    came,
                    "not within " + PATIENCE + "; refused: " + receiver.get().refused());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Asks again until the answer is such, for what comes over events. */
    Api.Answer until(String japanese, String english, Supplier<Api.Answer> ask, Predicate<Api.Answer> such) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Api.Answer answer = ask.get();
        while (!such.test(answer) && System.nanoTime() < deadline) {
            // The service offers no way to be told; a reader would press reload.
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            answer = ask.get();
        }
        check(japanese, english, such.test(answer), answer.status() + " " + answer.body());
        return answer;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Steps, checks, events and times. */
    void summary() {
        endChapter();
        Map<String, Integer> byType = new TreeMap<>();
        seen().forEach(event -> byType.merge(event.shortType(), 1, Integer::sum));
        console.line("");
        console.line("━━━ まとめ / Summary ━━━");
        console.line("  ステップ / steps       " + steps);
        console.line("  確認 / checks          " + checks + "(失敗 / failed: " + failures.size() + ")"
                + (leftOut.isEmpty() ? "" : " 省略 / left out: " + leftOut.size()));
        console.line("  イベント / events      " + seen().size() + "(Kafka) "
                + deliveries().size() + "(Webhook)");
        byType.forEach((type, count) -> console.line("      %4d  %s".formatted(count, type)));
        console.line("  時間 / times");
        timings.forEach(timing -> console.line("      " + timing));
        if (!failures.isEmpty()) {
            console.line("");
            console.say("成り立たなかった確認:", "What did not hold:");
            failures.forEach(failure -> console.line("  ✘ " + failure));
        }
    }
}
