package org.kyodo.registry.grant;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.List;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.registry.MatterLeft;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.data.mongodb.core.query.Criteria;

/** Which grant applications of a group or department have not ended, from events alone. */
public final class OpenGrants {
    private static final int ENOUGH_TO_NAME = 10;

    private final ReadModel<GrantApplication, ApplicationEvent> applications;

    OpenGrants(ReadModel<GrantApplication, ApplicationEvent> applications) {
        this.applications = applications;
    }

    /** The first of them, with those in charge. */
    public List<MatterLeft> left(GroupId group, MunicipalityCode municipality) {
        return open(where("view.group").is(group.toString()), municipality).stream()
                .map(application -> new MatterLeft("application/" + application.id(), application.departments()))
                .toList();
    }

    /** The first of those that one of the departments is in charge of. */
    List<ApplicationId> of(Collection<DepartmentCode> departments, MunicipalityCode municipality) {
        List<String> codes = departments.stream().map(DepartmentCode::value).toList();
        return open(where("view.departments").in(codes), municipality).stream()
                .map(GrantApplication::id)
                .toList();
    }

    private List<GrantApplication> open(Criteria those, MunicipalityCode municipality) {
        return applications.list(municipality, those.and("view.open").is(true), ENOUGH_TO_NAME);
    }
}
