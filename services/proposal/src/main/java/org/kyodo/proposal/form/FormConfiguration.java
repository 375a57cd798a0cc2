package org.kyodo.proposal.form;

import org.kyodo.chassis.Municipalities;
import org.kyodo.presets.Presets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts what is known of the forms of collaboration together. */
@Configuration(proxyBeanMethods = false)
class FormConfiguration {
    @Bean
    Instruments instruments(Presets presets) {
        return new Instruments(presets);
    }

    @Bean
    FormAdviser formAdviser(Instruments instruments, Municipalities municipalities) {
        return new FormAdviser(instruments, municipalities);
    }
}
