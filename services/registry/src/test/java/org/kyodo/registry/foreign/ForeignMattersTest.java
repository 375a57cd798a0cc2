package org.kyodo.registry.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.proposal.AgreementParty;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.CallEvent.CallPublished;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.kit.Platform;
import org.kyodo.registry.RegistryTest;
import org.kyodo.registry.department.MattersOfDepartments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** What departments are in charge of in other services, until it has ended there. */
class ForeignMattersTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    MattersOfDepartments mattersElsewhere;

    @Test
    void a_call_is_open_after_it_closed_until_it_is_decided() {
        DepartmentCode department = DepartmentCode.of("call-until-decided");
        CallId call = new CallId(Ids.next());
        CallPublished sample = (CallPublished) sample("CallPublished");
        Recorded<?> published = platform.foreign(
                YAMAGUCHI,
                call.toString(),
                1,
                new CallPublished(call, new CallTerms(sample.terms().plan(), department)));
        Recorded<?> closed = platform.following(published, sample("CallClosed"));
        platform.publish(published);
        platform.publish(closed);
        await().atMost(Platform.SOON)
                .until(() -> mongo.getCollection("callsOfDepartments")
                                .countDocuments(new Document("_id", call.toString()).append("sequence", 2))
                        == 1);
        assertThat(open(department)).containsExactly("call/" + call);

        platform.publish(platform.following(closed, sample("CallDecided")));
        await().atMost(Platform.SOON)
                .untilAsserted(() -> assertThat(open(department)).isEmpty());
    }

    @Test
    void a_policy_proposal_is_open_until_the_city_has_accounted_for_it() {
        DepartmentCode department = DepartmentCode.of("account-until-given");
        ProposalId proposal = new ProposalId(Ids.next());
        Recorded<?> assigned = platform.foreign(
                YAMAGUCHI,
                proposal.toString(),
                1,
                new DepartmentsAssigned(proposal, new Assignment(List.of(department), department, false)));
        platform.publish(assigned);
        await().atMost(Platform.SOON)
                .untilAsserted(() -> assertThat(open(department)).containsExactly("proposal/" + proposal));

        platform.publish(platform.following(assigned, sample("ReflectionResultReported")));
        await().atMost(Platform.SOON)
                .untilAsserted(() -> assertThat(open(department)).isEmpty());
    }

    @Test
    void an_agreement_is_open_until_it_is_given_up_or_has_ended_and_not_only_until_notice_is_given() {
        DepartmentCode department = DepartmentCode.of("agreement-until-ended");
        AgreementDrafted sample = (AgreementDrafted) sample("AgreementDrafted");
        Recorded<?> ended = drafted(sample, department);
        Recorded<?> givenUp = drafted(sample, department);
        Recorded<?> noticed = platform.following(ended, sample("AgreementNoticeGiven"));
        platform.publish(ended);
        platform.publish(noticed);
        platform.publish(givenUp);
        platform.publish(platform.following(givenUp, sample("AgreementGivenUp")));
        String left = ended.envelope().place().subject();
        for (Recorded<?> each : List.of(ended, givenUp)) {
            String id = each.envelope().place().subject().replace("agreement/", "");
            await().atMost(Platform.SOON)
                    .until(() -> mongo.getCollection("agreementsOfDepartments")
                                    .countDocuments(new Document("_id", id).append("sequence", 2))
                            == 1);
        }
        assertThat(open(department)).containsExactly(left);

        platform.publish(platform.following(noticed, sample("AgreementTerminated")));
        await().atMost(Platform.SOON)
                .untilAsserted(() -> assertThat(open(department)).isEmpty());
    }

    private Recorded<?> drafted(AgreementDrafted sample, DepartmentCode department) {
        AgreementId id = new AgreementId(Ids.next());
        AgreementTerms terms = sample.agreement();
        return platform.foreign(
                YAMAGUCHI,
                id.toString(),
                1,
                new AgreementDrafted(
                        id,
                        sample.proposal(),
                        new AgreementTerms(
                                terms.form(),
                                terms.instrument(),
                                terms.standing(),
                                department,
                                List.of(AgreementParty.department(department)),
                                terms.text()),
                        sample.hash()));
    }

    private List<String> open(DepartmentCode department) {
        return mattersElsewhere.open(List.of(department), MunicipalityCode.of(YAMAGUCHI));
    }

    private static DomainEvent sample(String event) {
        return GoldenSamples.of("kyodo.proposal." + event + ".v1").event().orElseThrow();
    }
}
