package org.kyodo.registry.grant;

import java.util.Optional;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationDrafted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationEntryContested;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationLapsed;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationReturned;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationSubmitted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationWithdrawn;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.GroupId;

/**
 * A group's grant application 交付申請, as the grant service's events tell it.
 *
 * @param open whether it has not ended
 */
record GrantApplication(ApplicationId id, GroupId group, boolean open) {
    static Optional<GrantApplication> after(Optional<GrantApplication> known, ApplicationEvent event) {
        return switch (event) {
            case ApplicationDrafted e ->
                Optional.of(new GrantApplication(
                        e.applicationId(), e.dossier().collaboration().group(), true));
            case ApplicationSubmitted e ->
                Optional.of(new GrantApplication(
                        e.applicationId(), e.dossier().collaboration().group(), true));
            case ApplicationReturned _, ApplicationEntryContested _ -> known;
            case ApplicationLapsed _, ApplicationWithdrawn _ ->
                known.map(application -> new GrantApplication(application.id, application.group, false));
        };
    }
}
