package org.kyodo.proposal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The proposal service 提案: calls, proposals and agreements. */
@SpringBootApplication
public class ProposalService {
    public static void main(String[] args) {
        SpringApplication.run(ProposalService.class, args);
    }
}
