package org.kyodo.registry.grant;

import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.registry.department.MattersOfDepartments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GrantConfiguration {
    @Bean
    ReadModel<GrantApplication, ApplicationEvent> grantApplications(Chassis chassis) {
        return chassis.readModel(
                        "grantApplications",
                        GrantApplication.class,
                        ApplicationEvent.class,
                        (known, happened) -> GrantApplication.after(known, happened.event()))
                .queriedBy("view.group", "view.open")
                .queriedBy("view.departments", "view.open");
    }

    @Bean
    OpenGrants openGrants(ReadModel<GrantApplication, ApplicationEvent> grantApplications) {
        return new OpenGrants(grantApplications);
    }

    @Bean
    MattersOfDepartments grantsOfDepartments(OpenGrants openGrants) {
        return (departments, municipality) -> openGrants.of(departments, municipality).stream()
                .map(application -> "application/" + application)
                .toList();
    }
}
