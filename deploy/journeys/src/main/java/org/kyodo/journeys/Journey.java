package org.kyodo.journeys;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The journeys, played one after the other through the public APIs of a platform, with a check after every step. */
public final class Journey implements AutoCloseable {
    /** The time at which the first journey begins; before it the platform has seen nothing. */
    public static final Instant BEGINS = Story.jst("2026-04-09T09:00");

    private final Console console;
    private final Optional<ProcessControl> control;
    private final WebhookReceiver receiver;
    private final EventTap tap;
    private final Story story;

    /**
     * @param control to stop and start services, if somebody can
     * @param webhooks where the platform reaches the webhook receiver, which listens on the port of that address
     */
    public Journey(
            Console console, Endpoints endpoints, Accounts accounts, Optional<ProcessControl> control, URI webhooks) {
        this.console = console;
        this.control = control;
        this.receiver = new WebhookReceiver(
                webhooks,
                delivery -> console.line(
                        "     ⇒ Webhook(%s) %s %s".formatted(delivery.to(), delivery.shortType(), delivery.subject())));
        this.tap = new EventTap(
                endpoints.kafka(),
                event -> console.line(
                        "     → Kafka   %-36s #%d %s".formatted(event.shortType(), event.sequence(), event.subject())));
        this.story = new Story(console, new Api(endpoints, accounts), tap, receiver, BEGINS);
    }

    /** Adds to the times of the summary what was measured elsewhere. */
    public void timed(String what, Duration took) {
        story.timed(what, took);
    }

    /** Plays all journeys and sums up. @return whether every check held */
    public boolean play() {
        tell();
        story.summary();
        return story.failures().isEmpty();
    }

    /** Says how it went, as the last words. */
    public void verdict() {
        boolean held = story.failures().isEmpty();
        console.line("");
        console.say(
                held ? "すべての確認が成り立ちました。" : "成り立たなかった確認があります。",
                held ? "Every check held." : "Some checks did not hold.");
    }

    private void tell() {
        Cast cast = new Cast();
        try {
            new RegistrationScene(story, cast).play();
            AdoptionScene adoption = new AdoptionScene(story, cast, control);
            RejectionScene rejection = new RejectionScene(story, cast);
            RefusalScene refusal = new RefusalScene(story);
            refusal.refuse();
            adoption.announce();
            refusal.register();
            adoption.open();
            rejection.submit();
            adoption.play();
            rejection.play();
            new ClosingScene(story).play();
        } catch (Story.CannotGoOn e) {
            story.check("続けられません", "the story cannot go on", false, e.getMessage());
        }
    }

    @Override
    public void close() {
        tap.close();
        receiver.close();
    }
}
