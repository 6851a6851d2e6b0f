/// Passwords that attackers try first, the Chinese favourites among them: gathered from the heads of published
/// rankings of leaked passwords. Folded to lower case; the shorter ones count as stems of longer ones.
enum CommonPasswords {
    static let all: Set<String> = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let text = """
        123456 123456789 12345678 12345 1234567 1234567890 123123 000000 111111 222222 333333 444444 555555 666666
        777777 888888 999999 121212 112233 123321 654321 987654321 87654321 0987654321 147258369 147258 159357 159753
        741852963 789456123 789456 456789 123654 123123123 11111111 00000000 88888888 66666666 12341234 12344321
        1234554321 1122334455 11223344 147852369 963852741 520520 5201314 1314520 5211314 13145200 15201314 520131420
        5845201314 7758521 7758258 1314521 201314 2013141 31415926 3141592653 314159265 518518 168168 16888888 1688168
        88888 888888888 66668888 88886666 5203344 520520520 13141314 1314131 7788521 5845211314 584520 584131420
        3344520 woaini woaini1314 woaini520 woaini521 woaini123 woaini123456 woaini5201314 woaini1314520 woaiwojia
        woaizhongguo woaimama woaibaba woaiwoziji woaiwolaopo woaiwo woaini1 woaini11 woaini99 iloveyou1314
        5201314woaini 1314woaini 520woaini aini1314 aini520 ainima nihao nihao123 nihao123456 nihaoma wodemima
        wodemima123 mima123456 mima1234 mima123 mimamima mima zhongguo zhongguo123 zhonghua beijing beijing2008
        shanghai guangzhou shenzhen chongqing laopo laogong laopo520 baobao baobei baobei520 baobao520 wangyi taobao
        taobao123 alipay alipay123 zhifubao weixin weixin123 wechat wechat123 tencent xiaomi huawei huawei123 baidu
        qq123456 qq123123 qq123456789 qq5201314 qq1314520 qq520 a5201314 a520520 a1314520 aa5201314 w5201314 z5201314
        l5201314 wang1234 wang123456 zhang123 zhang123456 zhangwei wangwei wangfang liwei lijing wangjing liuyang
        zhangmin zhangjing lina123 chen123456 li123456 liu123456 yang123456 huang123456 xiaoxiao xiaoming xiaolong
        meimei gongxifacai facai888 facai168 wanshiruyi pingan pingan123 caonima caonima123 caonima1 nimabi shabi
        shabi250 fuckyou tianshi tiantian haohao kuaile kuaile123 xingfu jiayou jiayou123 daohaode password password1
        password12 password123 password1234 passw0rd p@ssw0rd p@ssword pa55word pa55w0rd passwort passwd pass1234
        pass123 qwerty qwerty1 qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyuiop qwertyui qwert12345 qwerqwer
        asdfgh asdfghjk asdfghjkl asdfasdf asdf1234 asd123456 asd123 asdasd asdasdasd zxcvbnm zxcvbn zxcv1234
        zxc123456 zxcvbnm123 qazwsx qazwsx123 qazwsxedc qaz123456 1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e 1q2w3e4r5t
        1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1 zaq1xsw2 qweasd qweasdzxc qwe123 qwe123456 qwe123qwe qweqwe
        qweqweqwe qwer1234 qwer123456 abc123 abc1234 abc12345 abc123456 abcd1234 abcd123456 abcdef abcdefg abcdefgh
        abcdef123 abcabc aaa111 aaa123456 aaaaaa aaaaaaaa aa123456 aa123123 aa112233 aabbcc a123456 a1234567 a12345678
        a123456789 a12345 a1b2c3 a1b2c3d4 a1s2d3f4 as123456 as123123 123456a 123456aa 123456abc 123456q 123456qq
        123456789a 12345678a 1234567a 12345a 123qwe 123qweasd 123qweasdzxc 123asd 123abc 123abcd 1234abcd 1234qwer
        12qwaszx 123456qwerty 123456asd 123456zxc q123456 q1234567 q12345678 q123456789 w123456 w123456789 z123456
        z123456789 x123456 s123456 l123456 y123456 c123456 m123456 t123456 j123456 h123456 d123456 f123456 g123456
        k123456 n123456 p123456 r123456 b123456 zz123456 ww123456 ll123456 xx123456 ss123456 yy123456 iloveyou
        iloveyou1 iloveyou2 iloveyou123 iloveu ilove520 loveyou loveme lovely loveyou520 love1314 love5201314 love520
        love1234 admin admin1 admin12 admin123 admin1234 admin12345 admin123456 admin888 admin666 administrator root
        root123 root1234 toor guest guest123 user user123 user1234 test test1 test123 test1234 test123456 testtest
        demo demo123 demo1234 default changeme changeit letmein letmein1 welcome welcome1 welcome123 welcome2
        welcome1234 login login123 master master123 secret secret123 hello hello123 hello1234 helloworld hellohello
        access superman batman spiderman ironman pokemon starwars naruto dragonball doraemon pikachu monkey dragon
        shadow sunshine princess football baseball basketball michael jordan jordan23 kobe24 kobebryant charlie
        jennifer jessica ashley daniel andrew thomas robert george matthew joshua anthony william jasmine nicole
        hunter buster soccer hockey killer trustno1 freedom whatever computer internet samsung google google123
        apple123 facebook linkedin twitter youtube nothing mustang mercedes ferrari porsche corvette harley yamaha
        cookie summer summer2020 winter spring autumn flower purple orange banana chocolate cheese pepper ginger
        maggie tigger snoopy mickey donald garfield liverpool chelsea arsenal barcelona realmadrid juventus manchester
        newyork london paris berlin canada australia america china123 china2008 mexico brazil russia phoenix diamond
        silver golden money money123 business company company1 office windows windows10 linux ubuntu oracle mysql
        postgres server system network asdfqwer poiuytrewq lkjhgfdsa mnbvcxz poiuyt zxcasdqwe zxcasd qazxsw qazxswedc
        wsxedc edcrfv rfvtgb tgbyhn 0123456789 01234567 012345 0okm9ijn 1234567q 1111111111 1111111 2222222 5555555
        7777777 77777777 99999999 9999999 0000000 0000000000 101010 10101010 131313 232323 252525 696969 19800101
        19850101 19880808 19900101 19901010 19950101 20000101 20080808 20081010 20120101 20200101 20080512 killbill
        matrix gandalf merlin wizard cowboy rangers yankees dallas boston chicago austin denver phantom falcon eagle
        tiger tiger123 lion1234 panda123 rabbit cat123 dog123 doggie kitten puppy angel angel123 heaven jesus jesus1
        christ blessed faith family forever friend friends babygirl babyboy mother father sister brother mylove mylife
        myspace tinkle tequila vodka whiskey
        """
}
