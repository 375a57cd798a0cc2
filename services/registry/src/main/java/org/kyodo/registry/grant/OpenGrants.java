package org.kyodo.registry.grant;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.registry.MatterLeft;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;

/** Which grant applications of a group or department have not ended, from events alone. */
public final class OpenGrants {
    private static final int ENOUGH_TO_NAME = 10;

    private final ReadModel<GrantApplication, ApplicationEvent> applications;

    OpenGrants(ReadModel<GrantApplication, ApplicationEvent> applications) {
        this.applications = applications;
    }

    /** The first of them, with those in charge. */
    public List<MatterLeft> left(GroupId group, MunicipalityCode municipality) {
        return open("view.group", group.toString(), municipality).stream()
                .map(application -> new MatterLeft("application/" + application.id(), application.departments()))
                .toList();
    }

    /** The first of those that the department is in charge of. */
    List<ApplicationId> of(DepartmentCode department, MunicipalityCode municipality) {
        return open("view.departments", department.value(), municipality).stream()
                .map(GrantApplication::id)
                .toList();
    }

    private List<GrantApplication> open(String field, String value, MunicipalityCode municipality) {
        return applications.list(
                municipality, where(field).is(value).and("view.open").is(true), ENOUGH_TO_NAME);
    }
}
