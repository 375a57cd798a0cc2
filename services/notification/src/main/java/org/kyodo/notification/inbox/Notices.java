package org.kyodo.notification.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static java.util.stream.Collectors.groupingBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.notification.PauseCause;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionPaused;
import org.kyodo.contracts.proposal.ProjectEvent.ConditionReported;
import org.kyodo.contracts.proposal.ProjectEvent.ProgressOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.AccountabilityOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationOverdue;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeConcernNoted;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerVacancyDetected;
import org.kyodo.contracts.registry.GroupEvent.GroupMattersLeft;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.archive.ArchivedEvent;
import org.kyodo.notification.subscription.Match;
import org.kyodo.notification.subscription.Recipient;
import org.springframework.data.mongodb.core.MongoOperations;

/** The inboxes 受信箱 of the departments. The id of a notice is made from department and event, so there is never a second. */
final class Notices implements Recipient, Indexed {
    private static final String NOTICES = "notices";

    /** That a section has lost its last officer. */
    private static final String VACANCY = "K-DP-1";

    /** That a group has left the register, or was suspended, and matters of its go on. */
    private static final String MATTERS = "K-GR-14";

    /** That the city has not accounted for a policy proposal of citizens. */
    private static final String ACCOUNT = "K-CP-1";

    /** That a department that was asked has not said how it stands to a proposal. */
    private static final String OPINION = "K-PR-4";

    /** That a rejection was not explained. */
    private static final String EXPLANATION = "K-PR-8";

    /** That the progress of a long project was not reported. */
    private static final String PROGRESS = "K-JI-4";

    /** That an adopted place needs something done. */
    private static final String CONDITION = "R-PJ-3";

    private final MongoCollection<Document> notices;
    private final Clock clock;

    Notices(MongoOperations mongo, Clock clock) {
        this.notices = mongo.getCollection(NOTICES);
        this.clock = clock;
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                Index.of(NOTICES, "municipality", "department", "_id"),
                Index.of(NOTICES, "municipality", "department", "unread", "_id").whereExists("unread"));
    }

    @Override
    public void give(ArchivedEvent event, Recorded<?> happened, List<Match> matches) {
        Map<DepartmentCode, List<Match>> asked = Stream.concat(
                        matches.stream().filter(match -> match.channels().contains(DeliveryChannel.IN_APP)),
                        ownTrouble(event, happened).stream())
                .collect(groupingBy(Match::department));
        Unasked unasked = unasked(event, happened);
        Stream.concat(asked.keySet().stream(), unasked.rules().isEmpty() ? Stream.empty() : unasked.departments())
                .distinct()
                .forEach(department ->
                        put(department, event, asked.getOrDefault(department, List.of()), unasked.rules()));
    }

    /** What the 協働推進員 of departments are told whatever they subscribed to. @param rules that are broken */
    private record Unasked(List<String> rules, Stream<DepartmentCode> departments) {}

    private static Unasked unasked(ArchivedEvent event, Recorded<?> happened) {
        List<DepartmentCode> inCharge = event.facts().departments();
        return switch (happened.event()) {
            case CommitteeConcernNoted noted -> new Unasked(List.of(noted.rule()), orOffice(inCharge));
            case OfficerVacancyDetected _ -> new Unasked(List.of(VACANCY), orOffice(inCharge));
            case GroupMattersLeft left ->
                new Unasked(
                        List.of(MATTERS), left.matters().stream().flatMap(matter -> orOffice(matter.departments())));
            // Those who are to answer; where they still do not, the collaboration office as well.
            case AccountabilityOverdue overdue ->
                new Unasked(
                        List.of(ACCOUNT),
                        overdue.daysOver() > 1 ? andOffice(overdue.departments()) : orOffice(overdue.departments()));
            // Those who have not answered, and those who wait for it.
            case DepartmentOpinionOverdue overdue ->
                new Unasked(List.of(OPINION), Stream.concat(overdue.departments().stream(), orOffice(inCharge)));
            // It is told once, so the office hears of it at once.
            case ExplanationOverdue _ -> new Unasked(List.of(EXPLANATION), andOffice(inCharge));
            case ProgressOverdue _ -> new Unasked(List.of(PROGRESS), andOffice(inCharge));
            case ConditionReported report
            when report.condition().actionNeeded() -> new Unasked(List.of(CONDITION), orOffice(inCharge));
            case DomainEvent _ -> new Unasked(happened.envelope().rulesChecked(), orOffice(inCharge));
        };
    }

    private static Stream<DepartmentCode> orOffice(List<DepartmentCode> departments) {
        return departments.isEmpty() ? Stream.of(DepartmentCode.COLLABORATION_OFFICE) : departments.stream();
    }

    private static Stream<DepartmentCode> andOffice(List<DepartmentCode> departments) {
        return Stream.concat(departments.stream(), Stream.of(DepartmentCode.COLLABORATION_OFFICE));
    }

    /** That Kyodo paused a subscription by itself must reach its department, whatever it subscribed to. */
    private static Optional<Match> ownTrouble(ArchivedEvent event, Recorded<?> happened) {
        return happened.event() instanceof SubscriptionPaused paused && paused.cause() != PauseCause.BY_DEPARTMENT
                ? Optional.of(new Match(
                        paused.subscriptionId(),
                        event.facts().title().orElse(""),
                        paused.department(),
                        List.of(DeliveryChannel.IN_APP)))
                : Optional.empty();
    }

    private void put(DepartmentCode department, ArchivedEvent event, List<Match> because, List<String> broken) {
        Document notice = new Document("municipality", event.municipality().code())
                .append("department", department.value())
                .append("event", event.id().toString())
                .append("type", event.name())
                .append("subject", event.subject())
                .append("at", event.time().toString())
                .append("unread", true)
                .append(
                        "because",
                        because.stream()
                                .map(match -> new Document(
                                                "subscription", match.id().toString())
                                        .append("name", match.name()))
                                .distinct()
                                .toList())
                .append("broken", broken);
        event.facts().title().ifPresent(title -> notice.append("title", title));
        notices.updateOne(
                eq("_id", Ids.derived(event.id(), "notice/" + department).toString()),
                new Document("$setOnInsert", notice),
                new UpdateOptions().upsert(true));
    }

    /** A page of the inbox of a department and of those that are one with it. */
    Page<Notice> list(
            MunicipalityCode municipality, Set<DepartmentCode> departments, boolean unreadOnly, PageQuery query) {
        List<Bson> bounds = new ArrayList<>(List.of(eq("municipality", municipality.code()), isOf(departments)));
        if (unreadOnly) {
            bounds.add(exists("unread"));
        }
        return query.of(notices, and(bounds)).map(document -> Optional.of(notice(document)));
    }

    /** Marks it as read, once. @return the notice, if it is of one of the departments */
    Optional<Notice> read(String id, MunicipalityCode municipality, Set<DepartmentCode> departments) {
        Bson own = and(eq("_id", id), eq("municipality", municipality.code()), isOf(departments));
        notices.updateOne(
                and(own, exists("unread")),
                new Document("$set", new Document("readAt", clock.instant().toString()))
                        .append("$unset", new Document("unread", "")));
        return Optional.ofNullable(notices.find(own).first()).map(Notices::notice);
    }

    private static Bson isOf(Set<DepartmentCode> departments) {
        List<String> codes = departments.stream().map(DepartmentCode::value).toList();
        // One is asked for by equality, so that the index gives the order as well.
        return codes.size() == 1 ? eq("department", codes.getFirst()) : in("department", codes);
    }

    private static Notice notice(Document document) {
        return new Notice(
                document.getString("_id"),
                UUID.fromString(document.getString("event")),
                document.getString("type"),
                document.getString("subject"),
                Optional.ofNullable(document.getString("title")),
                Instant.parse(document.getString("at")),
                document.getList("because", Document.class).stream()
                        .map(because -> new Notice.Because(
                                SubscriptionId.of(because.getString("subscription")), because.getString("name")))
                        .toList(),
                document.getList("broken", String.class, List.of()),
                Optional.ofNullable(document.getString("readAt")).map(Instant::parse));
    }
}
