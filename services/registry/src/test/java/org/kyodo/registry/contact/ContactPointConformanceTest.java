package org.kyodo.registry.contact;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ContactPointEvent;
import org.kyodo.contracts.registry.NoticeConsent;
import org.kyodo.contracts.value.NoticeClass;
import org.kyodo.contracts.value.NoticeLanguage;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.ReachFailure;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.contact.ContactPointCommand.ChangeNoticeConsent;
import org.kyodo.registry.contact.ContactPointCommand.ConfirmByVoice;
import org.kyodo.registry.contact.ContactPointCommand.DoubtContactPoint;
import org.kyodo.registry.contact.ContactPointCommand.IssueContactCode;
import org.kyodo.registry.contact.ContactPointCommand.SetContactPoint;
import org.kyodo.registry.contact.ContactPointCommand.WithdrawContactPoint;
import org.springframework.data.mongodb.core.MongoOperations;

class ContactPointConformanceTest extends AggregateConformance<ContactPointCommand, ContactPoint, ContactPointEvent> {
    private static final Actor RESIDENT = actor("fujii", Role.RESIDENT);
    private static final Actor DESK = actor("desk", Role.DESK);
    private static final PersonRef PERSON = PersonRef.of("019d7c3a-0000-7000-8000-0000000000c1");

    @Override
    protected AggregateType<ContactPointCommand, ContactPoint, ContactPointEvent> type(MongoOperations mongo) {
        return ContactPointConfiguration.type((point, command, municipality) -> Facts.of(new NewPerson(PERSON)));
    }

    @Override
    protected List<Step<ContactPointCommand>> script(String id) {
        NoticeConsent consent = new NoticeConsent(NoticeLanguage.JA, List.of(NoticeClass.ORDINARY));
        return List.of(
                by(
                        RESIDENT,
                        new SetContactPoint(Optional.empty(), ContactValueTest.mail("fujii@tsudoi.example"), consent)),
                by(DESK, new IssueContactCode("hash")),
                by(DESK, new ConfirmByVoice()),
                by(DESK, new DoubtContactPoint(ReachFailure.HARD_BOUNCE)),
                by(RESIDENT, new ChangeNoticeConsent(consent.without(NoticeClass.ORDINARY))),
                by(RESIDENT, new WithdrawContactPoint()));
    }
}
