package org.kyodo.registry.committee;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CommitteeId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.registry.committee.Committee.Absent;
import org.kyodo.registry.committee.Committee.Dissolved;
import org.kyodo.registry.committee.Committee.Recruiting;
import org.kyodo.registry.committee.Committee.Sitting;
import org.kyodo.registry.committee.CommitteeCommand.ApplyForSeat;
import org.kyodo.registry.committee.CommitteeCommand.AppointMember;
import org.kyodo.registry.committee.CommitteeFacts.Appointee;
import org.kyodo.registry.person.PersonVault;
import org.kyodo.registry.person.PersonVault.Place;
import org.kyodo.registry.person.Sealed;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * The persons on committees and those who apply: who is the same one, what is kept of them sealed, and that it is forgotten when
 * they sit nowhere any more. A person is the same where the reference is, or the account.
 */
final class CommitteePersons {
    static final String COLLECTION = "committees";
    static final String MEMBER = "stage.members.account";
    static final String APPLICANT = "stage.recruitment.applicants.account";
    static final String APPLIED = "stage.last.applicants.account";
    private static final Documents<Committee> STAGES = new Documents<>(Committee.class);
    /** More committees than one person sits on. */
    private static final int MANY = 500;

    private final MongoOperations mongo;
    private final PersonVault vault;

    CommitteePersons(MongoOperations mongo, PersonVault vault) {
        this.mongo = mongo;
        this.vault = vault;
    }

    /** Who is to be appointed, and how many seats this person has on other committees. */
    Appointee appointee(AppointMember c, Committee committee, MunicipalityCode municipality) {
        Optional<PersonRef> known =
                c.person().or(() -> c.account().flatMap(account -> withAccount(account, municipality)));
        PersonRef person = known.orElseGet(() -> PersonRef.of(Ids.next().toString()));
        int elsewhere = (int) seats("stage.members.person", person.value(), municipality)
                .filter(id -> !id.equals(committee.id().toString()))
                .count();
        boolean there = c.person().isEmpty() || applied(committee, person) || sits(person, municipality);
        return new Appointee(person, there, elsewhere);
    }

    /** The stage with what the command brought and no event tells. */
    Committee keep(Committee committee, CommitteeCommand command, MunicipalityCode municipality) {
        if (!(committee instanceof Sitting sitting)) {
            return committee;
        }
        return switch (command) {
            case AppointMember c ->
                sitting.with(sitting.members().stream()
                        .map(member -> member.particulars().isPresent()
                                ? member
                                : member.with(vault.seal(member.person(), c.member(), ofMembers(municipality))))
                        .toList());
            case ApplyForSeat c ->
                sitting.recruited()
                        .map(recruitment -> sitting.with(recruitment.with(
                                applicant -> applicant.application().isPresent()
                                        ? applicant
                                        : applicant.with(vault.seal(
                                                c.application(), ofApplications(sitting.id(), municipality))))))
                        .orElse(sitting);
            case CommitteeCommand _ -> committee;
        };
    }

    Optional<MemberParticulars> open(Member member, MunicipalityCode municipality) {
        return member.particulars().flatMap(kept -> vault.open(kept, MemberParticulars.class, ofMembers(municipality))
                .value());
    }

    Optional<SeatApplication> open(
            Recruitment.Applicant applicant, CommitteeId committee, MunicipalityCode municipality) {
        return applicant.application().flatMap(kept -> vault.open(
                        kept, SeatApplication.class, ofApplications(committee, municipality))
                .value());
    }

    /** Whether they sit on a committee. */
    boolean sits(PersonRef person, MunicipalityCode municipality) {
        return seats("stage.members.person", person.value(), municipality)
                .findAny()
                .isPresent();
    }

    /** Whom it holds: who sits on it, and who applies. */
    static Set<PersonRef> persons(Committee committee) {
        return switch (committee) {
            case Absent _, Dissolved _ -> Set.of();
            case Sitting sitting ->
                Stream.concat(
                                sitting.members().stream().map(Member::person),
                                applications(sitting).map(Sealed::person))
                        .collect(Collectors.toSet());
        };
    }

    private static Stream<Sealed> applications(Sitting sitting) {
        return sitting.recruited().stream()
                .flatMap(recruitment -> recruitment.applicants().stream())
                .flatMap(applicant -> applicant.application().stream());
    }

    private static boolean applied(Committee committee, PersonRef person) {
        return committee instanceof Sitting sitting
                && applications(sitting).anyMatch(kept -> kept.person().equals(person));
    }

    private Optional<PersonRef> withAccount(AccountRef account, MunicipalityCode municipality) {
        return found(MEMBER, account.value(), municipality).stream()
                .flatMap(document -> members(document).stream())
                .filter(member -> account.value().equals(member.getString("account")))
                .map(member -> PersonRef.of(member.getString("person")))
                .findFirst();
    }

    private static List<Document> members(Document committee) {
        return committee.get("stage", Document.class).getList("members", Document.class, List.of());
    }

    /** Committees on which somebody with this account sits, or whose recruitment that they applied for is not over. */
    Stream<Sitting> needing(AccountRef account, MunicipalityCode municipality) {
        return ofAccount(account, municipality)
                .filter(sitting -> sitting instanceof Recruiting recruiting
                                && recruiting.recruitment().isAppliedForBy(account.value())
                        || sitting.members().stream()
                                .anyMatch(member ->
                                        member.account().filter(account::equals).isPresent())
                        || applications(sitting, account).anyMatch(applicant -> applicant
                                .application()
                                .filter(kept -> sits(kept.person(), municipality))
                                .isPresent()));
    }

    /** The recruitments that they applied for and that are known. */
    Stream<Recruitment> appliedFor(AccountRef account, MunicipalityCode municipality) {
        return ofAccount(account, municipality)
                .flatMap(sitting -> sitting.recruited().stream())
                .filter(recruitment -> recruitment.isAppliedForBy(account.value()));
    }

    /** As whom they applied for seats until then, but for those of whom a committee has need. */
    Set<PersonRef> applied(AccountRef account, MunicipalityCode municipality, Instant until) {
        return ofAccount(account, municipality)
                .flatMap(sitting -> applications(sitting, account))
                .filter(applicant -> !applicant.at().isAfter(until))
                .flatMap(applicant -> applicant.application().stream())
                .map(Sealed::person)
                .filter(person -> !sits(person, municipality))
                .collect(Collectors.toSet());
    }

    private static Stream<Recruitment.Applicant> applications(Sitting sitting, AccountRef account) {
        return sitting.recruited().stream()
                .flatMap(recruitment -> recruitment.applicants().stream())
                .filter(applicant -> applicant.account().equals(account.value()));
    }

    private Stream<Sitting> ofAccount(AccountRef account, MunicipalityCode municipality) {
        return Stream.of(MEMBER, APPLICANT, APPLIED)
                .flatMap(field -> mongo
                        .find(
                                new Query(where("municipality")
                                                .is(municipality.code())
                                                .and(field)
                                                .is(account.value()))
                                        .limit(MANY),
                                Document.class,
                                COLLECTION)
                        .stream())
                .map(found -> STAGES.read(found.get("stage", Document.class)))
                .filter(Sitting.class::isInstance)
                .map(Sitting.class::cast)
                .distinct();
    }

    private Stream<String> seats(String field, String value, MunicipalityCode municipality) {
        return found(field, value, municipality).stream().map(document -> document.getString("_id"));
    }

    private List<Document> found(String field, String value, MunicipalityCode municipality) {
        Criteria criteria =
                where("municipality").is(municipality.code()).and(field).is(value);
        Query query = new Query(criteria).limit(MANY);
        query.fields().include("_id", "stage.members");
        return mongo.find(query, Document.class, COLLECTION);
    }

    private static Place ofMembers(MunicipalityCode municipality) {
        return new Place(municipality, "committee-member", "particulars");
    }

    private static Place ofApplications(CommitteeId committee, MunicipalityCode municipality) {
        return new Place(municipality, "committee/" + committee, "application");
    }
}
