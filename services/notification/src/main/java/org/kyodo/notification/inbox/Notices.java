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
import org.kyodo.contracts.proposal.ProposalEvent.AccountabilityOverdue;
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
        List<String> broken = broken(happened);
        Stream.concat(asked.keySet().stream(), broken.isEmpty() ? Stream.empty() : concerned(event, happened))
                .distinct()
                .forEach(department -> put(department, event, asked.getOrDefault(department, List.of()), broken));
    }

    /** The rules of which the answer was "no" and that are only checked: the 協働推進員 are told, whatever they subscribed to. */
    private static List<String> broken(Recorded<?> happened) {
        return switch (happened.event()) {
            case CommitteeConcernNoted noted -> List.of(noted.rule());
            case OfficerVacancyDetected _ -> List.of(VACANCY);
            case GroupMattersLeft _ -> List.of(MATTERS);
            case AccountabilityOverdue _ -> List.of(ACCOUNT);
            case DomainEvent _ -> happened.envelope().rulesChecked();
        };
    }

    /** The departments in charge of the subject, or of the matters that are left open, else the collaboration office. */
    private static Stream<DepartmentCode> concerned(ArchivedEvent event, Recorded<?> happened) {
        if (happened.event() instanceof GroupMattersLeft left) {
            return left.matters().stream()
                    .flatMap(matter -> matter.departments().isEmpty()
                            ? Stream.of(DepartmentCode.COLLABORATION_OFFICE)
                            : matter.departments().stream());
        }
        if (happened.event() instanceof AccountabilityOverdue overdue) {
            // Those who are to answer; where they still do not, the collaboration office as well.
            return Stream.concat(
                    overdue.departments().stream(),
                    overdue.daysOver() > 1 ? Stream.of(DepartmentCode.COLLABORATION_OFFICE) : Stream.empty());
        }
        List<DepartmentCode> inCharge = event.facts().departments();
        return inCharge.isEmpty() ? Stream.of(DepartmentCode.COLLABORATION_OFFICE) : inCharge.stream();
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
