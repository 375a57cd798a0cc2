package org.kyodo.registry.grant;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationDrafted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationLapsed;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationReturned;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationSubmitted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationWithdrawn;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;

/**
 * A group's grant application 交付申請, as the grant service's events tell it.
 *
 * @param departments in charge of it
 * @param open whether it has not ended
 */
record GrantApplication(ApplicationId id, GroupId group, List<DepartmentCode> departments, boolean open) {
    public GrantApplication {
        // One that an earlier release wrote says nothing of them until the read model is made anew.
        departments = departments == null ? List.of() : List.copyOf(departments);
    }

    private static GrantApplication of(ApplicationId id, Collaboration collaboration) {
        return new GrantApplication(id, collaboration.group(), collaboration.departments(), true);
    }

    static Optional<GrantApplication> after(Optional<GrantApplication> known, ApplicationEvent event) {
        return switch (event) {
            case ApplicationDrafted e ->
                Optional.of(of(e.applicationId(), e.dossier().collaboration()));
            case ApplicationSubmitted e ->
                Optional.of(of(e.applicationId(), e.dossier().collaboration()));
            case ApplicationReturned _ -> known;
            case ApplicationLapsed _, ApplicationWithdrawn _ ->
                known.map(application ->
                        new GrantApplication(application.id, application.group, application.departments, false));
        };
    }
}
