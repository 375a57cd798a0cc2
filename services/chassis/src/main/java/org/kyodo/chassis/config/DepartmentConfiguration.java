package org.kyodo.chassis.config;

import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.registry.DepartmentEvent;
import org.kyodo.contracts.registry.DepartmentStanding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For a service whose matters name departments: it imports this, and listens to the registry. */
@Configuration(proxyBeanMethods = false)
public class DepartmentConfiguration {
    @Bean
    ReadModel<DepartmentStanding, DepartmentEvent> departmentStandings(Chassis chassis) {
        return chassis.readModel(
                        "departmentStandings",
                        DepartmentStanding.class,
                        DepartmentEvent.class,
                        (known, happened) -> DepartmentStanding.after(known, happened.event()))
                .queriedBy()
                .queriedBy("view.merged");
    }

    @Bean
    Departments departments(
            ReadModel<DepartmentStanding, DepartmentEvent> departmentStandings, Municipalities municipalities) {
        return new Departments(departmentStandings, municipalities);
    }
}
