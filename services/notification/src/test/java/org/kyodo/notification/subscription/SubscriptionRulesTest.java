package org.kyodo.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.notification.PauseCause;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionChanged;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionCreated;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionEnded;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionPaused;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionResumed;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionSecretRenewed;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerificationFailed;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerificationRequested;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerified;
import org.kyodo.contracts.notification.SubscriptionFilter;
import org.kyodo.contracts.notification.SubscriptionTerms;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.RulesTest;
import org.kyodo.notification.subscription.Subscription.Absent;
import org.kyodo.notification.subscription.Subscription.Active;
import org.kyodo.notification.subscription.Subscription.Ended;
import org.kyodo.notification.subscription.Subscription.Paused;
import org.kyodo.notification.subscription.SubscriptionCommand.ChangeSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.CreateSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.EndSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.EndWithDepartment;
import org.kyodo.notification.subscription.SubscriptionCommand.PauseAfterDeadLetter;
import org.kyodo.notification.subscription.SubscriptionCommand.PauseSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.RecordVerificationFailure;
import org.kyodo.notification.subscription.SubscriptionCommand.RenewSecret;
import org.kyodo.notification.subscription.SubscriptionCommand.RequestVerification;
import org.kyodo.notification.subscription.SubscriptionCommand.ResumeSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.TestWebhook;
import org.kyodo.notification.subscription.SubscriptionCommand.VerifySink;

class SubscriptionRulesTest extends RulesTest<SubscriptionCommand, Subscription, SubscriptionEvent> {
    private static final SubscriptionId ID =
            new SubscriptionId(UUID.fromString("01981f2e-7c00-7000-8000-000000000001"));
    private static final Instant NOW = Instant.parse("2026-06-12T01:00:00Z");
    private static final DepartmentCode BOUSAI = DepartmentCode.of("disaster-prevention");
    private static final DepartmentCode OFFICE = DepartmentCode.of("collaboration-office");
    private static final DepartmentCode SCHOOLS = DepartmentCode.of("school-education");
    private static final Actor SAITO = staff("saito", "disaster-prevention");
    private static final Actor YAMAMOTO = staff("yamamoto", "collaboration-office");
    private static final Actor TANAKA = staff("tanaka", "school-education");
    private static final MunicipalityCode YAMAGUCHI = MunicipalityCode.of("352039");
    private static final SubscriptionSettings SETTINGS =
            settings(Reach.of(List.of(443, 8443), Map.of("352039", List.of("10.20.0.0/16"))));
    private static final SubscriptionSettings AT_HOME = settings(Reach.anywhere());
    private static final Quota FEW = new Quota(2, 3);

    private static final SubscriptionFilter F2_IN_TWO_AREAS = new SubscriptionFilter(
            List.of("kyodo.proposal.ProposalAdopted", "kyodo.proposal.ProposalRejected"),
            List.of(FieldType.of("F2")),
            List.of(AreaCode.of("大殿"), AreaCode.of("白石")),
            List.of(CollaborationForm.COMMISSION),
            List.of("Adopted"),
            Optional.of(Yen.of(100_000)));
    private static final SubscriptionFilter ALL =
            new SubscriptionFilter(List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    private static final String NAME = "見守り関係の提案";
    private static final WebhookAddress ADDRESS = new WebhookAddress("https://bousai.example:8443/hook?key=abc");
    private static final String ORIGIN = "https://bousai.example:8443";
    private static final List<DeliveryChannel> IN_APP = List.of(DeliveryChannel.IN_APP);
    private static final List<DeliveryChannel> WEBHOOK = List.of(DeliveryChannel.WEBHOOK);
    private static final List<DeliveryChannel> BOTH = List.of(DeliveryChannel.IN_APP, DeliveryChannel.WEBHOOK);

    private static final SubscriptionEvent CREATED = new SubscriptionCreated(
            ID, BOUSAI, new SubscriptionTerms(NAME, F2_IN_TWO_AREAS, BOTH), Optional.of(ORIGIN));
    private static final SubscriptionEvent CREATED_IN_APP =
            new SubscriptionCreated(ID, BOUSAI, new SubscriptionTerms(NAME, ALL, IN_APP), Optional.empty());
    private static final SubscriptionEvent PAUSED = new SubscriptionPaused(ID, BOUSAI, PauseCause.BY_DEPARTMENT);
    private static final SubscriptionEvent ENDED = new SubscriptionEnded(ID, BOUSAI);

    private static final SubscriptionEvent ASKED = new SubscriptionVerificationRequested(ID, BOUSAI, ORIGIN, NOW);
    private static final SubscriptionEvent VERIFIED = new SubscriptionVerified(ID, BOUSAI, NOW);

    private static SubscriptionSettings settings(Reach reach) {
        return new SubscriptionSettings(
                YAMAGUCHI,
                OFFICE,
                Set.of(OFFICE, BOUSAI, SCHOOLS),
                Set.of(AreaCode.of("大殿"), AreaCode.of("白石")),
                reach,
                List.of(Duration.ofMinutes(1), Duration.ofHours(24)));
    }

    SubscriptionRulesTest() {
        super(SubscriptionCommand.class, new SubscriptionRules(), new Absent(ID));
    }

    private static CreateSubscription create(SubscriptionFilter filter, List<DeliveryChannel> channels, String url) {
        return new CreateSubscription(
                BOUSAI,
                new SubscriptionTerms(NAME, filter, channels),
                Optional.ofNullable(url).map(WebhookAddress::new),
                Optional.empty());
    }

    private static SubscriptionFilter types(String... types) {
        return new SubscriptionFilter(List.of(types), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    @Nested
    class Subscribing {
        @Test
        void for_the_own_department_to_inbox_and_webhook_tells_only_the_origin_of_the_address() {
            given().by(SAITO)
                    .knowing(SETTINGS, FEW)
                    .when(create(F2_IN_TWO_AREAS, BOTH, ADDRESS.url()))
                    .then(CREATED, ASKED);
        }

        @Test
        void to_everything_in_the_inbox_needs_no_address() {
            given().by(SAITO)
                    .knowing(SETTINGS, FEW)
                    .when(create(ALL, IN_APP, null))
                    .then(CREATED_IN_APP);
        }

        @Test
        void for_another_department_is_for_the_collaboration_office_only() {
            given().by(YAMAMOTO)
                    .knowing(SETTINGS, FEW)
                    .when(create(ALL, IN_APP, null))
                    .then(CREATED_IN_APP);
            given().by(TANAKA)
                    .knowing(SETTINGS, FEW)
                    .when(create(ALL, IN_APP, null))
                    .thenRefused(SubscriptionRefusal.NOT_YOUR_DEPARTMENT);
        }

        @Test
        void for_a_department_the_municipality_does_not_have_is_refused() {
            given().by(YAMAMOTO)
                    .knowing(SETTINGS, FEW)
                    .when(new CreateSubscription(
                            DepartmentCode.of("parks"),
                            new SubscriptionTerms(NAME, ALL, IN_APP),
                            Optional.empty(),
                            Optional.empty()))
                    .thenRefused(SubscriptionRefusal.UNKNOWN_DEPARTMENT);
        }

        @Test
        void to_an_event_that_does_not_exist_is_refused_with_what_there_is() {
            var refused = given().by(SAITO)
                    .knowing(SETTINGS, FEW)
                    .when(create(types("kyodo.proposal.ProposalAdoptd"), IN_APP, null))
                    .thenRefused(SubscriptionRefusal.UNKNOWN_EVENT_TYPE);
            assertThat(refused.given()).hasToString("kyodo.proposal.ProposalAdoptd");
            assertThat(refused.expected()).asString().contains("kyodo.proposal.ProposalAdopted");
        }

        @Test
        void to_deliveries_is_refused_for_each_would_lead_to_the_next() {
            given().by(SAITO)
                    .knowing(SETTINGS, FEW)
                    .when(create(types("kyodo.notification.WebhookDelivered"), IN_APP, null))
                    .thenRefused(SubscriptionRefusal.UNKNOWN_EVENT_TYPE);
        }

        @Test
        void to_an_area_or_a_stage_that_does_not_exist_is_refused() {
            given().by(SAITO)
                    .knowing(SETTINGS, FEW)
                    .when(create(
                            new SubscriptionFilter(
                                    List.of(),
                                    List.of(),
                                    List.of(AreaCode.of("大殿"), AreaCode.of("小郡")),
                                    List.of(),
                                    List.of(),
                                    Optional.empty()),
                            IN_APP,
                            null))
                    .thenRefused(SubscriptionRefusal.UNKNOWN_AREA);
            given().by(SAITO)
                    .knowing(SETTINGS, FEW)
                    .when(create(
                            new SubscriptionFilter(
                                    List.of(), List.of(), List.of(), List.of(), List.of("adopted"), Optional.empty()),
                            IN_APP,
                            null))
                    .thenRefused(SubscriptionRefusal.UNKNOWN_STAGE);
        }

        @Test
        void needs_a_channel_and_for_a_webhook_an_address_and_the_other_way_round() {
            given().by(SAITO)
                    .knowing(SETTINGS, FEW)
                    .when(create(ALL, List.of(), null))
                    .thenRefused(SubscriptionRefusal.CHANNEL_REQUIRED);
            given().by(SAITO)
                    .knowing(SETTINGS, FEW)
                    .when(create(ALL, WEBHOOK, null))
                    .thenRefused(SubscriptionRefusal.WEBHOOK_ADDRESS_REQUIRED);
            given().by(SAITO)
                    .knowing(SETTINGS, FEW)
                    .when(create(ALL, IN_APP, ADDRESS.url()))
                    .thenRefused(SubscriptionRefusal.WEBHOOK_CHANNEL_REQUIRED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://bousai.example/hook",
                    "https://localhost/hook",
                    "https://127.0.0.1/hook",
                    "https://10.1.2.3/hook",
                    "https://169.254.169.254/latest/meta-data",
                    "https://[::1]/hook",
                    "https://[fe80::1]/hook",
                    "https://[::ffff:192.168.1.1]/hook"
                })
        void at_an_address_inside_or_without_encryption_is_refused_unless_the_installation_allows_it(String url) {
            given().by(SAITO)
                    .knowing(SETTINGS, FEW)
                    .when(create(ALL, WEBHOOK, url))
                    .thenRefused(SubscriptionRefusal.WEBHOOK_ADDRESS_NOT_ALLOWED);
            given().by(SAITO)
                    .knowing(AT_HOME, FEW)
                    .when(create(ALL, WEBHOOK, url))
                    .thenStage();
        }

        @Test
        void at_another_port_is_refused_and_inside_where_the_operator_allows_it_is_not() {
            given().by(SAITO)
                    .knowing(SETTINGS, FEW)
                    .when(create(ALL, WEBHOOK, "https://bousai.example:22/hook"))
                    .thenRefused(SubscriptionRefusal.WEBHOOK_ADDRESS_NOT_ALLOWED);
            given().by(SAITO)
                    .knowing(SETTINGS, FEW)
                    .when(create(ALL, WEBHOOK, "https://10.20.1.2/hook"))
                    .thenStage();
        }

        @Test
        void to_more_than_a_department_may_have_is_refused() {
            given().by(SAITO)
                    .knowing(SETTINGS, new Quota(2, 3))
                    .when(create(ALL, IN_APP, null))
                    .thenStage();
            var refused = given().by(SAITO)
                    .knowing(SETTINGS, new Quota(3, 3))
                    .when(create(ALL, IN_APP, null))
                    .thenRefused(SubscriptionRefusal.TOO_MANY_SUBSCRIPTIONS);
            assertThat(refused.refusal().rule()).isEqualTo("K-SU-2");
        }

        @Test
        void twice_under_one_id_is_refused() {
            given(CREATED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(create(ALL, IN_APP, null))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Changing {
        @Test
        void keeps_the_address_unless_another_is_given() {
            given(CREATED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new ChangeSubscription(
                            new SubscriptionTerms("すべて", ALL, WEBHOOK), Optional.empty(), Optional.empty()))
                    .then(new SubscriptionChanged(
                            ID, BOUSAI, new SubscriptionTerms("すべて", ALL, WEBHOOK), Optional.of(ORIGIN)));
            given(CREATED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new ChangeSubscription(
                            new SubscriptionTerms(NAME, ALL, WEBHOOK),
                            Optional.of(new WebhookAddress("https://other.example/")),
                            Optional.empty()))
                    .then(
                            new SubscriptionChanged(
                                    ID,
                                    BOUSAI,
                                    new SubscriptionTerms(NAME, ALL, WEBHOOK),
                                    Optional.of("https://other.example")),
                            new SubscriptionVerificationRequested(ID, BOUSAI, "https://other.example", NOW));
        }

        @Test
        void to_a_webhook_without_ever_having_had_an_address_is_refused() {
            given(CREATED_IN_APP)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new ChangeSubscription(
                            new SubscriptionTerms(NAME, ALL, BOTH), Optional.empty(), Optional.empty()))
                    .thenRefused(SubscriptionRefusal.WEBHOOK_ADDRESS_REQUIRED);
        }

        @Test
        void leaves_a_paused_one_paused() {
            assertThat(given(CREATED, PAUSED)
                            .by(SAITO)
                            .knowing(SETTINGS)
                            .when(new ChangeSubscription(
                                    new SubscriptionTerms(NAME, ALL, BOTH), Optional.empty(), Optional.empty()))
                            .thenStage())
                    .isInstanceOfSatisfying(Paused.class, paused -> assertThat(
                                    paused.details().terms().filter())
                            .isEqualTo(ALL));
        }

        @Test
        void is_for_the_department_and_the_office_only() {
            given(CREATED).by(SAITO).isSeen();
            given(CREATED).by(YAMAMOTO).isSeen();
            given(CREATED).by(TANAKA).isUnseen();
            given(CREATED).by(actor("kansa", Role.AUDITOR)).isUnseen();
            given(CREATED, new SubscriptionEnded(ID, BOUSAI)).by(TANAKA).isUnseen();
        }
    }

    @Nested
    class AskingTheAddress {
        @Test
        void that_agrees_is_verified_once() {
            given(CREATED, ASKED).knowing(SETTINGS).when(new VerifySink()).then(VERIFIED);
            assertThat(given(CREATED, ASKED)
                            .knowing(SETTINGS)
                            .when(new VerifySink())
                            .thenStage())
                    .isInstanceOfSatisfying(
                            Active.class,
                            active -> assertThat(active.details().handshake()).isEmpty());
            given(CREATED, ASKED, VERIFIED)
                    .knowing(SETTINGS)
                    .when(new VerifySink())
                    .thenRepeated();
            given(CREATED, ASKED, ENDED)
                    .knowing(SETTINGS)
                    .when(new VerifySink())
                    .thenRepeated();
        }

        @Test
        void that_does_not_agree_is_asked_again_after_ever_longer_pauses_and_in_vain_pauses_the_subscription() {
            SubscriptionEvent first = failed(1, Optional.of(NOW.plusSeconds(60)));
            SubscriptionEvent second = failed(2, Optional.of(NOW.plusSeconds(86_400)));
            var failure = new RecordVerificationFailure("NOT_GRANTED");
            given(CREATED, ASKED).knowing(SETTINGS).when(failure).then(first);
            given(CREATED, ASKED, first).knowing(SETTINGS).when(failure).then(second);
            given(CREATED, ASKED, first, second)
                    .knowing(SETTINGS)
                    .when(failure)
                    .then(failed(3, Optional.empty()), new SubscriptionPaused(ID, BOUSAI, PauseCause.UNVERIFIED));
            given(CREATED, ASKED, failed(3, Optional.empty()))
                    .knowing(SETTINGS)
                    .when(failure)
                    .thenRepeated();
        }

        @Test
        void of_no_subscription_is_refused() {
            given().knowing(SETTINGS).when(new VerifySink()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            given().knowing(SETTINGS)
                    .when(new RecordVerificationFailure("NOT_GRANTED"))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void anew_is_for_the_department_and_happens_when_it_resumes_what_was_asked_in_vain() {
            SubscriptionEvent inVain = failed(3, Optional.empty());
            SubscriptionEvent paused = new SubscriptionPaused(ID, BOUSAI, PauseCause.UNVERIFIED);
            given(CREATED, ASKED, inVain, paused)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new RequestVerification())
                    .then(ASKED);
            given(CREATED, ASKED, inVain, paused)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new ResumeSubscription())
                    .then(new SubscriptionResumed(ID, BOUSAI, NOW), ASKED);
            given(CREATED, ASKED, VERIFIED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new RequestVerification())
                    .thenRefused(SubscriptionRefusal.ALREADY_VERIFIED);
            given(CREATED_IN_APP)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new RequestVerification())
                    .thenRefused(SubscriptionRefusal.NO_WEBHOOK);
        }

        @Test
        void must_have_come_before_a_test_that_only_the_department_may_make_and_that_changes_nothing() {
            given(CREATED, ASKED, VERIFIED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new TestWebhook())
                    .thenRepeated();
            given(CREATED, ASKED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new TestWebhook())
                    .thenRefused(SubscriptionRefusal.NOT_VERIFIED);
            given(CREATED, ASKED, VERIFIED).by(TANAKA).isUnseen();
            given(CREATED_IN_APP)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new TestWebhook())
                    .thenRefused(SubscriptionRefusal.NO_WEBHOOK);
        }

        private static SubscriptionEvent failed(int attempts, Optional<Instant> nextAt) {
            return new SubscriptionVerificationFailed(ID, BOUSAI, attempts, "NOT_GRANTED", NOW, nextAt);
        }
    }

    @Nested
    class RenewingTheSecret {
        @Test
        void tells_that_it_was_renewed_and_nothing_of_it() {
            given(CREATED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new RenewSecret())
                    .then(new SubscriptionSecretRenewed(ID, BOUSAI, NOW.plus(Duration.ofHours(24))));
        }

        @Test
        void is_refused_where_nothing_goes_to_a_webhook() {
            given(CREATED_IN_APP)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new RenewSecret())
                    .thenRefused(SubscriptionRefusal.NO_WEBHOOK);
        }
    }

    @Nested
    class PausingAndResuming {
        @Test
        void is_the_departments_own_affair() {
            given(CREATED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new PauseSubscription())
                    .then(PAUSED);
            given(CREATED, PAUSED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new ResumeSubscription())
                    .then(new SubscriptionResumed(ID, BOUSAI, NOW));
        }

        @Test
        void happens_once_each() {
            given(CREATED, PAUSED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new PauseSubscription())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            given(CREATED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new ResumeSubscription())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void kyodo_pauses_it_after_a_delivery_was_given_up_and_says_why() {
            given(CREATED)
                    .knowing(SETTINGS)
                    .when(new PauseAfterDeadLetter("STATUS_503", NOW))
                    .then(new SubscriptionPaused(ID, BOUSAI, PauseCause.DEAD_LETTER));
            given(CREATED)
                    .knowing(SETTINGS)
                    .when(new PauseAfterDeadLetter("STATUS_410", NOW))
                    .then(new SubscriptionPaused(ID, BOUSAI, PauseCause.GONE));
        }

        @Test
        void it_ends_with_its_department_once() {
            given(CREATED).knowing(SETTINGS).when(new EndWithDepartment()).then(ENDED);
            given(CREATED, PAUSED)
                    .knowing(SETTINGS)
                    .when(new EndWithDepartment())
                    .then(ENDED);
            given(CREATED, ENDED)
                    .knowing(SETTINGS)
                    .when(new EndWithDepartment())
                    .thenRepeated();
            given().knowing(SETTINGS).when(new EndWithDepartment()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void a_delivery_given_up_before_it_was_resumed_pauses_it_no_more_and_one_given_up_since_does() {
            SubscriptionEvent resumed = new SubscriptionResumed(ID, BOUSAI, NOW);
            given(CREATED, PAUSED, resumed)
                    .knowing(SETTINGS)
                    .when(new PauseAfterDeadLetter("TIMED_OUT", NOW.minusSeconds(1)))
                    .thenRepeated();
            given(CREATED, PAUSED, resumed)
                    .knowing(SETTINGS)
                    .when(new PauseAfterDeadLetter("TIMED_OUT", NOW))
                    .then(new SubscriptionPaused(ID, BOUSAI, PauseCause.DEAD_LETTER));
        }

        @Test
        void the_second_delivery_given_up_changes_nothing_nor_does_one_after_the_end() {
            given(CREATED, PAUSED)
                    .knowing(SETTINGS)
                    .when(new PauseAfterDeadLetter("TIMED_OUT", NOW))
                    .thenRepeated();
            given(CREATED, ENDED)
                    .knowing(SETTINGS)
                    .when(new PauseAfterDeadLetter("TIMED_OUT", NOW))
                    .thenRepeated();
            given().knowing(SETTINGS)
                    .when(new PauseAfterDeadLetter("TIMED_OUT", NOW))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Ending {
        @Test
        void is_possible_from_active_and_paused_and_forgets_address_and_secret() {
            given(CREATED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new EndSubscription())
                    .then(ENDED);
            assertThat(given(CREATED, PAUSED)
                            .by(YAMAMOTO)
                            .knowing(SETTINGS)
                            .when(new EndSubscription())
                            .thenStage())
                    .isInstanceOfSatisfying(
                            Ended.class,
                            ended -> assertThat(ended.details().webhook()).isEmpty());
        }

        @Test
        void is_for_good() {
            given(CREATED, ENDED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new EndSubscription())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            given(CREATED, ENDED)
                    .by(SAITO)
                    .knowing(SETTINGS)
                    .when(new ResumeSubscription())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }
}
