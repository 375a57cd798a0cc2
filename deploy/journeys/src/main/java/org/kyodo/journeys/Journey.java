package org.kyodo.journeys;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The journeys, played one after the other through the public APIs of a platform, with a check after every step. */
public final class Journey implements AutoCloseable {
    /** The time at which the first journey begins; before it the platform has seen nothing. */
    public static final Instant BEGINS = Story.jst("2026-04-09T09:00");

    /** What is found of an earlier play: the first group that registers. */
    private static final String FIRST_GROUP = "一の坂川ほたる見守り隊";

    private final Console console;
    private final Setting setting;
    private final Optional<WebhookReceiver> receiver;
    private final Optional<EventTap> tap;
    private final Api api;
    private final Story story;

    /**
     * What the journeys are played against. Where something optional is missing, what needs it is left out, and said so.
     *
     * @param municipality whose settings are those of Yamaguchi (groups are registered after a review)
     * @param declaring whose settings are those of NP (groups are registered on their declaration)
     * @param control to stop and start services, if somebody can
     * @param webhooks where the platform reaches the webhook receiver, which listens on the port of that address
     */
    public record Setting(
            Endpoints endpoints,
            Accounts accounts,
            String municipality,
            String declaring,
            Optional<ProcessControl> control,
            Optional<URI> webhooks) {}

    /** Whether the journeys, or the first of them, were played on this platform before; they cannot be played twice. */
    static boolean wasPlayed(Setting setting) {
        Api api = new Api(setting.endpoints(), setting.accounts(), setting.municipality());
        Api.Answer register = api.look(
                Service.REGISTRY,
                "/api/v1/public/groups?limit=100&municipality=" + setting.municipality() + "&area="
                        + URLEncoder.encode("大殿", StandardCharsets.UTF_8));
        return register.body().toString().contains(FIRST_GROUP);
    }

    public Journey(Console console, Setting setting) {
        this.console = console;
        this.setting = setting;
        this.receiver = setting.webhooks()
                .map(address -> new WebhookReceiver(
                        address,
                        delivery -> console.line("     ⇒ Webhook(%s) %s %s"
                                .formatted(delivery.to(), delivery.shortType(), delivery.subject()))));
        this.tap = setting.endpoints()
                .kafka()
                .map(bootstrap -> new EventTap(
                        bootstrap,
                        event -> console.line("     → Kafka   %-36s #%d %s"
                                .formatted(event.shortType(), event.sequence(), event.subject()))));
        this.api = new Api(setting.endpoints(), setting.accounts(), setting.municipality());
        this.story = new Story(console, api, tap, receiver);
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
        Cast cast = new Cast(setting.municipality(), setting.declaring());
        try {
            story.begin(BEGINS);
            new RegistrationScene(story, cast).play();
            RefusalScene refusal = new RefusalScene(story, cast);
            refusal.refuse();
            ConsultationScene consultation = new ConsultationScene(story, cast);
            consultation.ask();
            PaperScene paper = new PaperScene(story, cast);
            paper.register();
            Runnable inMay = () -> {
                refusal.register();
                consultation.link();
                paper.claim();
            };
            if (story.movesClock()) {
                callAndProposals(inMay, cast);
            } else {
                inMay.run();
                story.leftOut(
                        "E3、E4、E5、E23、E24(日付が決まっているため、時計を動かせるところでだけ演じます)",
                        "E3, E4, E5, E23 and E24: their dates are fixed, so they are played only where the clock can be moved");
            }
            new ClosingScene(story).play();
        } catch (Story.CannotGoOn | UncheckedIOException e) {
            story.check("続けられません", "the story cannot go on", false, e.getMessage());
        }
    }

    private void callAndProposals(Runnable inMay, Cast cast) {
        AdoptionScene adoption = new AdoptionScene(story, cast, setting.control());
        RejectionScene rejection = new RejectionScene(story, cast);
        adoption.announce();
        inMay.run();
        adoption.open();
        rejection.submit();
        adoption.play();
        rejection.play();
        AgreementScene agreement = new AgreementScene(story, cast);
        agreement.agree();
        new CourseScene(story, cast).play();
        agreement.carryOut();
        new InitiativeScene(story, cast).play();
        new PolicyScene(story, cast).play();
    }

    @Override
    public void close() {
        tap.ifPresent(EventTap::close);
        receiver.ifPresent(WebhookReceiver::close);
    }
}
