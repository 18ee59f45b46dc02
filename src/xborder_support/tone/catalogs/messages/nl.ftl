# review: draft
# The value says u, .casual says je. Day parts are greeted in writing, the night is not.
# Somebody whose gender was not declared is greeted with "Beste" and the whole name, never with "heer/mevrouw".

salutation = { $name ->
        [none] { $day_part ->
            [morning] Goedemorgen
            [afternoon] Goedemiddag
            [evening] Goedenavond
           *[any] Beste klant
        }
       *[other] { PERSON($name, form: "surname") ->
            [none] { $day_part ->
                [morning] Goedemorgen
                [afternoon] Goedemiddag
                [evening] Goedenavond
               *[any] Beste
            } { PERSON($name) }
           *[other] { $gender ->
                [female] { $day_part ->
                    [morning] Goedemorgen
                    [afternoon] Goedemiddag
                    [evening] Goedenavond
                   *[any] Geachte
                } mevrouw { PERSON($name, form: "surname") }
                [male] { $day_part ->
                    [morning] Goedemorgen meneer
                    [afternoon] Goedemiddag meneer
                    [evening] Goedenavond meneer
                   *[any] Geachte heer
                } { PERSON($name, form: "surname") }
               *[unknown] { PERSON($name, form: "given") ->
                    [none] { $day_part ->
                        [morning] Goedemorgen
                        [afternoon] Goedemiddag
                        [evening] Goedenavond
                       *[any] Beste klant
                    }
                   *[other] { $day_part ->
                        [morning] Goedemorgen
                        [afternoon] Goedemiddag
                        [evening] Goedenavond
                       *[any] Beste
                    } { PERSON($name) }
                }
            }
        }
    },
    .casual = { $day_part ->
        [morning] Goedemorgen
        [afternoon] Goedemiddag
        [evening] Goedenavond
       *[any] Hallo
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    },

opening = { $brand ->
        [none] Dank u wel voor uw bericht.
       *[other] Dank u wel dat u contact opneemt met { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Mijn naam is { $agent_name } en ik help u graag verder.
    }
    .casual = { $brand ->
        [none] Bedankt voor je bericht.
       *[other] Bedankt dat je contact opneemt met { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Mijn naam is { $agent_name } en ik help je graag verder.
    }

empathy = { $concern ->
        [late] Wachten op een pakket is vervelend, dat begrijpen wij.
        [lost] Niet weten waar een pakket blijft, is vervelend, dat begrijpen wij.
        [damaged] Het is teleurstellend als een artikel niet is zoals het hoort te zijn, dat begrijpen wij.
        [wrong_item] Het is vervelend om een ander artikel te krijgen dan het bestelde, dat begrijpen wij.
        [refund] Wachten op een terugbetaling is vervelend, dat begrijpen wij.
        [payment] Een probleem met een betaling is vervelend, dat begrijpen wij.
        [customs] Douaneformaliteiten zijn lastig, dat begrijpen wij.
       *[other] Wij begrijpen dat dit belangrijk voor u is.
    }
    .casual = { $concern ->
        [late] Wachten op een pakket is vervelend, dat snappen we.
        [lost] Niet weten waar een pakket blijft, is vervelend, dat snappen we.
        [damaged] Het is teleurstellend als een artikel niet is zoals het hoort te zijn, dat snappen we.
        [wrong_item] Het is vervelend om een ander artikel te krijgen dan het bestelde, dat snappen we.
        [refund] Wachten op een terugbetaling is vervelend, dat snappen we.
        [payment] Een probleem met een betaling is vervelend, dat snappen we.
        [customs] Douaneformaliteiten zijn lastig, dat snappen we.
       *[other] We begrijpen dat dit belangrijk voor je is.
    }

apology = { $level ->
        [regret] Wij vinden het heel vervelend dat dit u is overkomen.
        [sincere] Wij bieden u onze oprechte excuses aan. Het is aan ons om dit voor u op te lossen.
       *[apology] Wij bieden u onze excuses aan voor het ongemak.
    }
    .casual = { $level ->
        [regret] We vinden het heel vervelend dat dit je is overkomen.
        [sincere] We bieden je onze oprechte excuses aan. Het is aan ons om dit voor je op te lossen.
       *[apology] We bieden je onze excuses aan voor het ongemak.
    }

cushion = { $before ->
        [refusal] Wij hadden u graag een ander antwoord gegeven.
       *[request] Wij willen u graag om uw hulp vragen.
    }
    .casual = { $before ->
        [refusal] We hadden je graag een ander antwoord gegeven.
       *[request] We willen je graag om hulp vragen.
    }

restate = Wij hebben uw vraag als volgt begrepen: { $summary }.
    .casual = We hebben je vraag zo begrepen: { $summary }.

ack = Wij hebben uw bericht{ $topic ->
        [none] {""}
       *[other] {" "}over “{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referentie { $ref })
    } ontvangen.
    .casual = Je bericht{ $topic ->
        [none] {""}
       *[other] {" "}over “{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referentie { $ref })
    } is goed bij ons aangekomen.

expected_reply_within = U ontvangt ons antwoord binnen { DURATION($within) }.
    .casual = Je krijgt ons antwoord binnen { DURATION($within) }.

expected_reply = U ontvangt ons antwoord uiterlijk { DATE($due_at) } om { TIME($due_at) } uur{ $tz_label ->
        [none] {""}
       *[other] {" "}(tijd in { $tz_label })
    }.
    .casual = Je krijgt ons antwoord uiterlijk { DATE($due_at) } om { TIME($due_at) } uur{ $tz_label ->
        [none] {""}
       *[other] {" "}(tijd in { $tz_label })
    }.

out_of_hours = Onze klantenservice is op dit moment gesloten. Wij staan op { DATE($opens_at) } om { TIME($opens_at) } uur{ $tz_label ->
        [none] {""}
       *[other] {" "}(tijd in { $tz_label })
    } weer voor u klaar.{ $hours_text ->
        [none] {""}
       *[other] {" "}Onze openingstijden: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Voor dringende zaken bereikt u ons hier: { $urgent_route }.
    }
    .casual = We zijn nu even gesloten. We staan op { DATE($opens_at) } om { TIME($opens_at) } uur{ $tz_label ->
        [none] {""}
       *[other] {" "}(tijd in { $tz_label })
    } weer voor je klaar.{ $hours_text ->
        [none] {""}
       *[other] {" "}Onze openingstijden: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Kan het niet wachten? Dan bereik je ons hier: { $urgent_route }.
    }

holiday_notice = Vanwege een feestdag{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } is onze klantenservice gesloten: { LIST($dates) }. Wij staan op { DATE($opens_at) } om { TIME($opens_at) } uur{ $tz_label ->
        [none] {""}
       *[other] {" "}(tijd in { $tz_label })
    } weer voor u klaar.
    .casual = Het is feestdag{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } en we zijn gesloten: { LIST($dates) }. We staan op { DATE($opens_at) } om { TIME($opens_at) } uur{ $tz_label ->
        [none] {""}
       *[other] {" "}(tijd in { $tz_label })
    } weer voor je klaar.

stop_confirmed = { $brand }: u ontvangt van ons geen { $scope ->
        [none] berichten
        [marketing] reclame
       *[other] berichten
    } meer.{ $contact ->
        [none] {""}
       *[other] {" "}Contact: { $contact }
    }
    .casual = { $brand }: je krijgt van ons geen { $scope ->
        [none] berichten
        [marketing] reclame
       *[other] berichten
    } meer.{ $contact ->
        [none] {""}
       *[other] {" "}Contact: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = een schriftelijke omschrijving van de vraag
-word-order_number = het bestelnummer

need_info = Om uw vraag te kunnen behandelen, hebben wij het volgende nodig: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Reden: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Wilt u uiterlijk { DATE($deadline) } om { TIME($deadline) } uur reageren?
    }
    .casual = Om je verder te kunnen helpen, hebben we nog nodig: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Reden: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Wil je uiterlijk { DATE($deadline) } om { TIME($deadline) } uur reageren?
    }

feast_greeting = { $feast ->
        [new_year] Wij wensen u een gelukkig nieuwjaar!
        [lunar_new_year] Wij wensen u een voorspoedig maannieuwjaar!
        [ramadan] Wij wensen u een gezegende ramadan.
        [eid_al_fitr] Wij wensen u een fijn Suikerfeest!
        [eid_al_adha] Wij wensen u een fijn Offerfeest!
        [diwali] Wij wensen u een fijne Divali!
        [holi] Wij wensen u een fijne Holi!
        [christmas] Wij wensen u fijne kerstdagen!
        [easter] Wij wensen u een vrolijk Pasen!
        [orthodox_easter] Wij wensen u een vrolijk Pasen!
        [hanukkah] Wij wensen u een fijn Chanoeka!
        [carnival] Wij wensen u een fijn carnaval!
        [national_day] Wij wensen u een fijne nationale feestdag!
        [day_of_the_dead] {""}
       *[other] Wij wensen u fijne feestdagen!
    }
    .casual = { $feast ->
        [new_year] We wensen je een gelukkig nieuwjaar!
        [lunar_new_year] We wensen je een voorspoedig maannieuwjaar!
        [ramadan] We wensen je een gezegende ramadan.
        [eid_al_fitr] We wensen je een fijn Suikerfeest!
        [eid_al_adha] We wensen je een fijn Offerfeest!
        [diwali] We wensen je een fijne Divali!
        [holi] We wensen je een fijne Holi!
        [christmas] We wensen je fijne kerstdagen!
        [easter] We wensen je een vrolijk Pasen!
        [orthodox_easter] We wensen je een vrolijk Pasen!
        [hanukkah] We wensen je een fijn Chanoeka!
        [carnival] We wensen je een fijn carnaval!
        [national_day] We wensen je een fijne nationale feestdag!
        [day_of_the_dead] {""}
       *[other] We wensen je fijne feestdagen!
    }

signature =
    Met vriendelijke groet,
    { $agent_name ->
        [none] Klantenservice { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Klantenservice { $brand }
    }
    .casual =
    Groeten,
    { $agent_name ->
        [none] het team van { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } van { $brand }
    }
