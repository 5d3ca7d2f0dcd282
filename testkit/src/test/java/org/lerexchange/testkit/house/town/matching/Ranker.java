package org.lerexchange.testkit.house.town.matching;

import org.lerexchange.testkit.house.town.credentials.Proof;
import org.lerexchange.testkit.house.town.wallet.Holder;

record Ranker(Proof proof, Holder holder) {}
