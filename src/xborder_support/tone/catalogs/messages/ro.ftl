# review: draft
# The value says dumneavoastră, .casual says tu. Doamnă and domnule only by declared gender, with the surname, which they leave as it is;
# a given name only in its known vocative. No adjective agrees with the customer.

salutation = { $name ->
        [none] Bună ziua
       *[other] { PERSON($name, form: "surname") ->
            [none] { PERSON($name, form: "given_vocative") ->
                [none] Bună ziua
               *[other] Bună ziua, { PERSON($name, form: "given_vocative") }
            }
           *[other] { $gender ->
                [female] Stimată doamnă { PERSON($name, form: "formal") }
                [male] Stimate domnule { PERSON($name, form: "formal") }
               *[unknown] { PERSON($name, form: "given_vocative") ->
                    [none] Bună ziua
                   *[other] Bună ziua, { PERSON($name, form: "given_vocative") }
                }
            }
        }
    },
    .casual = Bună{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given_vocative") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given_vocative") }
        }
    }!

opening = { $brand ->
        [none] Vă mulțumim că ne-ați scris.
       *[other] Vă mulțumim că ați contactat { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Mă numesc { $agent_name } și mă ocup de solicitarea dumneavoastră.
    }
    .casual = { $brand ->
        [none] Îți mulțumim că ne-ai scris.
       *[other] Îți mulțumim că ai scris la { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Sunt { $agent_name } și mă ocup de solicitarea ta.
    }

empathy = { $concern ->
        [late] Înțelegem cât de neplăcută este așteptarea unui colet.
        [lost] Înțelegem cât de îngrijorător este să nu se știe unde se află un colet.
        [damaged] Înțelegem cât de dezamăgitor este ca un produs să nu fie așa cum ar trebui.
        [wrong_item] Înțelegem cât de neplăcută este primirea altui produs decât cel comandat.
        [refund] Înțelegem cât de neplăcută este așteptarea unei rambursări.
        [payment] Înțelegem cât de îngrijorătoare este o problemă cu o plată.
        [customs] Înțelegem cât de incomode sunt formalitățile vamale.
       *[other] Înțelegem că acest lucru este important pentru dumneavoastră.
    }
    .casual = { $concern ->
        [late] Știm cât de neplăcută e așteptarea unui colet.
        [lost] Înțelegem cât de îngrijorător e să nu se știe unde se află un colet.
        [damaged] Știm cât de dezamăgitor e ca un produs să nu fie așa cum ar trebui.
        [wrong_item] Știm cât de neplăcută e primirea altui produs decât cel comandat.
        [refund] Știm cât de neplăcută e așteptarea unei rambursări.
        [payment] Știm cât de îngrijorătoare e o problemă cu o plată.
        [customs] Știm cât de incomode sunt formalitățile vamale.
       *[other] Știm că e important pentru tine.
    }

apology = { $level ->
        [regret] Regretăm cele întâmplate.
        [sincere] Vă adresăm cele mai sincere scuze. Rezolvarea problemei este responsabilitatea noastră.
       *[apology] Vă cerem scuze pentru neplăceri.
    }
    .casual = { $level ->
        [regret] Ne pare rău pentru ce s-a întâmplat.
        [sincere] Îți cerem scuze din suflet. E datoria noastră să rezolvăm problema.
       *[apology] Îți cerem scuze pentru neplăceri.
    }

cushion = { $before ->
        [refusal] Ne-am fi dorit să vă dăm un alt răspuns.
       *[request] Avem nevoie de ajutorul dumneavoastră într-o privință.
    }
    .casual = { $before ->
        [refusal] Ne-am fi dorit să-ți dăm un alt răspuns.
       *[request] Avem nevoie de ajutorul tău într-o privință.
    }

restate = Am înțeles solicitarea dumneavoastră astfel: „{ $summary }”.
    .casual = Am înțeles solicitarea ta așa: „{ $summary }”.

ack = Am primit mesajul dumneavoastră{ $topic ->
        [none] {""}
       *[other] {" "}pe tema „{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referință: { $ref })
    }.
    .casual = Am primit mesajul tău{ $topic ->
        [none] {""}
       *[other] {" "}pe tema „{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referință: { $ref })
    }.

expected_reply_within = Veți primi răspunsul nostru în cel mult { DURATION($within) }.
    .casual = Vei primi răspunsul nostru în cel mult { DURATION($within) }.

expected_reply = Veți primi răspunsul nostru cel târziu { DATE($due_at) }, ora { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fus orar: { $tz_label })
    }.
    .casual = Vei primi răspunsul nostru cel târziu { DATE($due_at) }, ora { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fus orar: { $tz_label })
    }.

out_of_hours = Serviciul nostru de relații cu clienții este închis în acest moment. Vă stăm din nou la dispoziție începând cu { DATE($opens_at) }, ora { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fus orar: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Program: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Pentru urgențe ne puteți contacta aici: { $urgent_route }.
    }
    .casual = Acum avem închis. Suntem din nou aici de { DATE($opens_at) }, ora { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fus orar: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Program: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Dacă e urgent, ne găsești aici: { $urgent_route }.
    }

holiday_notice = Fiind sărbătoare legală{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, serviciul nostru de relații cu clienții este închis: { LIST($dates) }. Vă stăm din nou la dispoziție începând cu { DATE($opens_at) }, ora { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fus orar: { $tz_label })
    }.
    .casual = E sărbătoare legală{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } și avem închis: { LIST($dates) }. Suntem din nou aici de { DATE($opens_at) }, ora { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fus orar: { $tz_label })
    }.

stop_confirmed = { $brand }: nu veți mai primi { $scope ->
        [none] mesaje
        [marketing] reclame
       *[other] mesaje
    } de la noi.{ $contact ->
        [none] {""}
       *[other] {" "}Contact: { $contact }
    }
    .casual = { $brand }: nu-ți mai trimitem { $scope ->
        [none] mesaje
        [marketing] reclame
       *[other] mesaje
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Contact: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = descrierea solicitării în scris
-word-order_number = numărul comenzii

need_info = Pentru a continua, avem nevoie de următoarele informații: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motiv: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Vă rugăm să ne răspundeți cel târziu { DATE($deadline) }, ora { TIME($deadline) }.
    }
    .casual = Ca să te ajutăm, mai avem nevoie de: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motiv: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Te rugăm să ne răspunzi cel târziu { DATE($deadline) }, ora { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Vă dorim un An Nou fericit.
        [christmas] Vă dorim un Crăciun fericit.
        [easter] Vă dorim un Paște fericit.
        [orthodox_easter] Vă dorim un Paște fericit.
        [day_of_the_dead] {""}
        [ramadan] Vă dorim un Ramadan binecuvântat.
       *[other] Vă dorim sărbători fericite.
    }
    .casual = { $feast ->
        [new_year] Îți dorim un An Nou fericit!
        [christmas] Îți dorim un Crăciun fericit!
        [easter] Îți dorim un Paște fericit!
        [orthodox_easter] Îți dorim un Paște fericit!
        [day_of_the_dead] {""}
        [ramadan] Îți dorim un Ramadan binecuvântat.
       *[other] Îți dorim sărbători fericite!
    }

signature =
    Cu stimă,
    { $agent_name ->
        [none] Relații cu clienții { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Relații cu clienții { $brand }
    }
    .casual =
    Cu drag,
    { $agent_name ->
        [none] Echipa { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, echipa { $brand }
    }
