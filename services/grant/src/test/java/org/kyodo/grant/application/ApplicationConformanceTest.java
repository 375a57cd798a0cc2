package org.kyodo.grant.application;

import java.time.LocalDate;
import java.util.List;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.contracts.grant.ApplicationDossier;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.application.ApplicationCommand.DraftApplication;
import org.kyodo.grant.application.ApplicationCommand.ReturnApplication;
import org.kyodo.grant.application.ApplicationCommand.WithdrawApplication;
import org.kyodo.kit.AggregateConformance;
import org.springframework.data.mongodb.core.MongoOperations;

class ApplicationConformanceTest extends AggregateConformance<ApplicationCommand, Application, ApplicationEvent> {
    private static final DraftApplication DRAFT = new DraftApplication(new ApplicationDossier(
            ApplicationRulesTest.MOTTO,
            Yen.of(190_000),
            new Collaboration(
                    ProposalId.of("01981f2e-7c00-7000-8000-000000000003"),
                    GroupId.of("01981f2e-7c00-7000-8000-000000000002"),
                    List.of(DepartmentCode.of("school-education")),
                    CollaborationForm.SUBSIDY,
                    "森の学校",
                    new FiscalYear(2026))));
    private static final ReturnApplication RETURN = new ReturnApplication(
            List.of("見積書なし"),
            LocalDate.of(2026, 6, 9),
            ReasonGiven.of(ReasonCode.DOCUMENT_MISSING, "講師謝金の見積書が添付されていないため、確認できません。"));
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");

    @Override
    protected AggregateType<ApplicationCommand, Application, ApplicationEvent> type(MongoOperations mongo) {
        return ApplicationConfiguration.type(
                (application, command, municipality) -> Facts.of(ApplicationRulesTest.number()),
                (application, municipality) -> Facts.of(
                        ApplicationRulesTest.standing(LocalDate.of(2029, 3, 31)),
                        ApplicationRulesTest.terms(),
                        ApplicationRulesTest.OFFICE));
    }

    @Override
    protected List<Step<ApplicationCommand>> script(String id) {
        return List.of(
                by(Actor.PLATFORM, DRAFT).at("2026-05-20T10:00:00+09:00"),
                by(ApplicationRulesTest.EXPLORERS, ApplicationRulesTest.RIGHT),
                by(OFFICE, RETURN).at("2026-06-02T10:00:00+09:00"),
                by(ApplicationRulesTest.EXPLORERS, ApplicationRulesTest.RIGHT).at("2026-06-03T10:00:00+09:00"),
                by(ApplicationRulesTest.EXPLORERS, new WithdrawApplication()));
    }
}
